package cn.ziping.scheme;

/** Where a version of a scheme stands. */
public enum SchemeStatus {
    DRAFT,
    PUBLISHED,
    /** Published once, no longer for new evaluations. */
    RETIRED
}
