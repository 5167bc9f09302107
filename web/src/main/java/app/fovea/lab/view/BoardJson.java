package app.fovea.lab.view;

import app.fovea.rest.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;

/** The board as the API writes it, for the pages that draw it. */
final class BoardJson {
    private static final ObjectWriter JSON = new Json().getContext(BoardJson.class).writer();

    private BoardJson() {
    }

    /** It may stand in a page: nothing in it ends the element that it stands in. */
    static String of(Object jobs) {
        try {
            return JSON.writeValueAsString(jobs).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
