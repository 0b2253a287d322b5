package cn.ziping.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/** Answers with an .xlsx to be kept. */
public final class SpreadsheetAnswer {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private SpreadsheetAnswer() {}

    /** Writes a file. */
    public interface Writer {

        void write(OutputStream out) throws IOException;
    }

    /**
     * @param name the file's name without its ending, of ASCII letters
     */
    public static void write(HttpServletResponse response, String name, Writer writer) throws IOException {
        response.setContentType(TYPE);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".xlsx\"");
        response.setHeader("Cache-Control", "no-store");
        writer.write(response.getOutputStream());
    }
}
