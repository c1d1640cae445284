package com.example.devicemetrics;

import io.github.timescale4j.client.ingest.csv.CsvImportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Whatever goes wrong is answered with a problem document (RFC 9457), never with a stack trace. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ProblemDetail databaseFailed(DataAccessException e) {
        return unavailable(e);
    }

    /** What was stored until then stays, and is in the log. A request that breaks off gets no answer anyway. */
    @ExceptionHandler
    ProblemDetail importEnded(CsvImportException e) {
        if (e.reason() != CsvImportException.Reason.UNREADABLE) {
            return unavailable(e);
        }
        log.warn("An import broke off", e);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                "The file could not be read to its end; " + e.report().stored() + " rows are stored");
        problem.setTitle("Imported in part");
        return problem;
    }

    private static ProblemDetail unavailable(RuntimeException e) {
        log.error("A request failed because the database did", e);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The database did not answer as it should; try again later");
        problem.setTitle("Database unavailable");
        return problem;
    }
}
