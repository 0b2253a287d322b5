package cn.ziping.budget;

import cn.ziping.sheet.RowConsumer;
import cn.ziping.sheet.SheetLimits;
import cn.ziping.sheet.SheetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads files that people uploaded: a few at once, since each may take what memory its limits allow. */
@Component
class ImportFiles {

    private static final Logger LOGGER = LoggerFactory.getLogger(ImportFiles.class);
    private static final int AT_ONCE = 2;

    private final SheetReader reader = new SheetReader(SheetLimits.DEFAULT);
    private final Semaphore readers = new Semaphore(AT_ONCE, true);

    /** The first rows of each sheet, by their numbers. */
    Map<String, Map<Integer, List<String>>> first(byte[] content) {
        Map<String, Map<Integer, List<String>>> first = new LinkedHashMap<>();
        oneOfFew(() -> onFile(
                content,
                file -> reader.readFirst(
                        file,
                        ImportHeadings.FIRST_ROWS,
                        (sheet, row, cells) -> first.computeIfAbsent(sheet, name -> new LinkedHashMap<>())
                                .put(row, cells))));
        return first;
    }

    /** Whether all of it can be read. */
    void check(byte[] content) {
        oneOfFew(() -> read(content, (sheet, row, cells) -> {}, rows -> {}));
    }

    /** Reads all of it; as part of {@link #oneOfFew}, so that whoever waits for a turn holds nothing else meanwhile. */
    void read(byte[] content, RowConsumer rows, IntConsumer progress) {
        onFile(content, file -> reader.read(file, rows, progress));
    }

    /** Waits for a turn. */
    void oneOfFew(Runnable reading) {
        readers.acquireUninterruptibly();
        try {
            reading.run();
        } finally {
            readers.release();
        }
    }

    /** Work on a file. */
    private interface FileWork {

        void on(Path file) throws IOException;
    }

    /** The reader seeks in the file, so it stands in one of its own for as long as it is read. */
    private static void onFile(byte[] content, FileWork work) {
        Path file = null;
        try {
            file = Files.createTempFile("ziping-import", ".xlsx");
            Files.write(file, content);
            work.on(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOGGER.warn("Cannot delete {}", file, e);
        }
    }
}
