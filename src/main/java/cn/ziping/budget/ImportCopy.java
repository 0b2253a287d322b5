package cn.ziping.budget;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import tools.jackson.databind.json.JsonMapper;

/** Takes the rows of an import one after another into the database, by COPY; {@link #end} when there are no more. */
final class ImportCopy {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CHUNK = 1 << 16;

    private final UUID importId;
    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder();

    /**
     * @param connection that of the transaction
     */
    ImportCopy(UUID importId, Connection connection) {
        this.importId = importId;
        try {
            copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy ledger_import_row (import_id, number, sheet, row_number, kind, name, office, amounts,"
                            + " annual, wrong) from stdin");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(ImportReading.Read row) {
        field(importId.toString()).field(String.valueOf(row.number()));
        field(row.sheet()).field(String.valueOf(row.row())).field(row.kind().name());
        field(row.name()).field(row.office());
        buffer.append('{');
        for (int i = 0; i < row.amounts().length; i++) {
            BigDecimal amount = row.amounts()[i];
            buffer.append(i == 0 ? "" : ",").append(amount == null ? "NULL" : amount.toPlainString());
        }
        buffer.append("}\t");
        BigDecimal annual = row.annual();
        field(annual == null ? null : annual.toPlainString());
        field(row.wrong().isEmpty() ? null : JSON.writeValueAsString(row.wrong()));
        buffer.setCharAt(buffer.length() - 1, '\n');
        if (buffer.length() > CHUNK) {
            flush();
        }
    }

    private ImportCopy field(@Nullable String value) {
        if (value == null) {
            buffer.append("\\N");
        } else {
            for (int i = 0; i < value.length(); i++) {
                char character = value.charAt(i);
                switch (character) {
                    case '\\' -> buffer.append("\\\\");
                    case '\t' -> buffer.append("\\t");
                    case '\n' -> buffer.append("\\n");
                    case '\r' -> buffer.append("\\r");
                    default -> buffer.append(character);
                }
            }
        }
        buffer.append('\t');
        return this;
    }

    private void flush() {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        buffer.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void end() {
        flush();
        try {
            copy.endCopy();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing of it stays. */
    void cancel() {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
