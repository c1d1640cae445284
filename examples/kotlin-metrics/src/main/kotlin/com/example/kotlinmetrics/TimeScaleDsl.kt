package com.example.kotlinmetrics

import io.github.timescale4j.client.Credentials
import io.github.timescale4j.client.Query
import io.github.timescale4j.client.TimeScaleClient
import io.github.timescale4j.schema.IndexMethod
import kotlinx.coroutines.future.await
import org.springframework.core.env.Environment
import kotlin.time.Duration
import kotlin.time.toJavaDuration

// The client as Kotlin would have it. There is nothing in here that another application could not copy.

@DslMarker
annotation class TimeScaleDsl

@TimeScaleDsl
class ClientSettings {

    lateinit var host: String
    var port: Int = 5432
    lateinit var database: String
    internal var credentials: (Credentials.() -> Unit)? = null

    fun credentials(choose: Credentials.() -> Unit) {
        credentials = choose
    }
}

/** A client with a pool of its own, to be closed; no connection is opened yet. */
fun TimeScaleClient(configure: ClientSettings.() -> Unit): TimeScaleClient {
    val settings = ClientSettings().apply(configure)
    return TimeScaleClient.create { client ->
        client.host(settings.host).port(settings.port).database(settings.database)
        settings.credentials?.let { choose -> client.credentials { it.choose() } }
    }
}

// tag::suspend[]
/** All rows of a query. The thread is free meanwhile, and a coroutine that is cancelled cancels the query at the server. */
suspend inline fun <reified T : Any> TimeScaleClient.query(sql: String, parameters: Map<String, Any?>): List<T> =
    query(sql).bindAll(parameters).awaitList()

suspend inline fun <reified T : Any> Query.awaitList(): List<T> = listAsync(T::class.java).await()

suspend inline fun <reified T : Any> Query.awaitSingle(): T = singleAsync(T::class.java).await()

/** Hands over one row after the other, in a thread of the client. */
suspend inline fun <reified T : Any> Query.awaitEach(crossinline action: (T) -> Unit): Long =
    forEachAsync(T::class.java) { action(it) }.await()

/** Stores all rows or none. */
suspend fun <T : Any> TimeScaleClient.awaitInsertAll(rows: Collection<T>): Long = insertAllAsync(rows).await()
// end::suspend[]

fun TimeScaleClient.createIndex(table: String, columns: List<String>, type: String): String =
    createIndex(table, columns, IndexMethod.of(type))

fun TimeScaleClient.setRetentionPolicy(table: String, interval: Duration) =
    setRetentionPolicy(table, interval.toJavaDuration())

internal fun Environment.getString(key: String): String = getRequiredProperty(key)

internal fun Environment.getInt(key: String): Int = getRequiredProperty(key, Int::class.javaObjectType)
