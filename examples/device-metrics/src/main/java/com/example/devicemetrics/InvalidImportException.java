package com.example.devicemetrics;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** An import of which nothing could be stored. */
class InvalidImportException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    InvalidImportException(String detail) {
        super(HttpStatus.BAD_REQUEST);
        setTitle("Nothing was imported");
        setDetail(detail);
    }

    @Override
    public String getMessage() {
        return String.valueOf(getBody().getDetail());
    }
}
