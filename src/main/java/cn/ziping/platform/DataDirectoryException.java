package cn.ziping.platform;

import java.nio.file.Path;

/** The data directory cannot be used, with what to do about it. */
class DataDirectoryException extends RuntimeException {

    private final String action;

    private DataDirectoryException(String message, String action) {
        super(message);
        this.action = action;
    }

    static DataDirectoryException inUse(Path home) {
        return new DataDirectoryException(
                "The data directory %s is in use by another running instance of Ziping.".formatted(home),
                "Stop that instance, or start this one on a directory of its own with --ziping.data-dir=…");
    }

    static DataDirectoryException otherVersion(Path home, String found) {
        return new DataDirectoryException(
                "The data directory %s was written by PostgreSQL %s; this program brings PostgreSQL %s."
                        .formatted(home, found, DataDirectory.MAJOR_VERSION),
                "Start the version of Ziping that wrote it and take the data over, or name another --ziping.data-dir=…");
    }

    String action() {
        return action;
    }
}
