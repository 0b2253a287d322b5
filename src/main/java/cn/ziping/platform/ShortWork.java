package cn.ziping.platform;

/** Work in the background that takes a moment: like a request it is broken off while the database is away, and not left hanging. */
public final class ShortWork {

    private ShortWork() {}

    public static void run(Runnable work) {
        BorrowedConnections.beginRequest();
        try {
            work.run();
        } finally {
            BorrowedConnections.endRequest();
        }
    }
}
