package cn.ziping.figure;

import cn.ziping.shared.Actor;
import cn.ziping.shared.CellKey;
import cn.ziping.shared.FiscalYear;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One change of one cell: who, when, before, after. Values are in their stored form; {@code null} is blank. */
@Entity
@Immutable
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
public class CellRevision {

    @Id
    private UUID id;

    private UUID departmentId;

    private FiscalYear year;

    private String cell;

    private @Nullable String before;

    private @Nullable String after;

    private Instant at;

    private UUID accountId;

    private String accountName;

    /** The file that a batch came from; what is typed has none. */
    @Transient
    private @Nullable String source;

    CellRevision(CellKey key, @Nullable String before, @Nullable String after, Actor actor, Instant at) {
        this(UUID.randomUUID(), key, before, after, at, actor.id(), actor.name(), null);
    }

    CellRevision(
            UUID id,
            CellKey key,
            @Nullable String before,
            @Nullable String after,
            Instant at,
            UUID accountId,
            String accountName,
            @Nullable String source) {
        this.id = id;
        this.departmentId = key.departmentId();
        this.year = key.year();
        this.cell = key.path();
        this.before = before;
        this.after = after;
        this.at = at;
        this.accountId = accountId;
        this.accountName = accountName;
        this.source = source;
    }
}
