package cn.ziping.department;

import cn.ziping.shared.LineIds;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** A department (部门 / 预算单位): who is evaluated. */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
public class Department {

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String code;

    private String name;

    private String level;

    /** The departments of one kind (同类组), which may be compared among themselves; empty for none. */
    private String peerGroup = "";

    @ElementCollection
    @CollectionTable(name = "department_duty", joinColumns = @JoinColumn(name = "department_id"))
    @OrderColumn(name = "position")
    @Getter(AccessLevel.NONE)
    private List<Duty> duties = new ArrayList<>();

    /** 科室, in order. */
    @ElementCollection
    @CollectionTable(name = "department_office", joinColumns = @JoinColumn(name = "department_id"))
    @OrderColumn(name = "position")
    @Column(name = "name")
    @Getter(AccessLevel.NONE)
    private List<String> offices = new ArrayList<>();

    /** Whether it is no longer evaluated; what it has stays readable. */
    private boolean closed;

    Department(String code, String name, String level) {
        this.id = UUID.randomUUID();
        this.code = code;
        this.name = name;
        this.level = level;
    }

    /** What the department is there for (职能), in order. */
    public List<Duty> getDuties() {
        return Collections.unmodifiableList(duties);
    }

    public List<String> getOffices() {
        return Collections.unmodifiableList(offices);
    }

    void describe(String name, String level, String peerGroup, List<String> offices) {
        this.name = name;
        this.level = level;
        this.peerGroup = peerGroup;
        if (!this.offices.equals(offices)) {
            this.offices.clear();
            this.offices.addAll(offices);
        }
    }

    void close(boolean closed) {
        this.closed = closed;
    }

    void describeDuties(List<String> words) {
        List<UUID> ids = LineIds.carry(
                duties.stream().map(Duty::id).toList(),
                duties.stream().map(Duty::words).toList(),
                words);
        duties.clear();
        for (int i = 0; i < words.size(); i++) {
            duties.add(new Duty(ids.get(i), words.get(i)));
        }
    }
}
