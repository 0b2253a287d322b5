package cn.ziping.scoring;

/** Where the value of an input comes from. */
public enum InputSource {
    /** A figure of the fact base: ledger, 基础数据, or derived from them. */
    FIGURE,
    /** Typed for this indicator alone. */
    ENTRY,
    /** The department's performance targets of a category. */
    TARGETS,
    /** A figure of the other departments of the year, taken once by an administrator. */
    PEERS
}
