package cn.ziping.account;

import cn.ziping.shared.Actor;
import cn.ziping.shared.DepartmentScope;
import cn.ziping.shared.Role;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** A person's account with what the person may do and where. */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
class Account {

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    @Version
    private @Nullable Integer version;

    private String username;

    private String name;

    private String passwordHash;

    private boolean demo;

    @ElementCollection
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "account_department", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "department_id")
    private Set<UUID> departments = new HashSet<>();

    Account(String username, String name, String passwordHash, boolean demo) {
        this.id = UUID.randomUUID();
        this.username = username;
        this.name = name;
        this.passwordHash = passwordHash;
        this.demo = demo;
    }

    void grant(Role role, Set<UUID> departments) {
        this.roles.add(role);
        this.departments.addAll(departments);
    }

    Actor actor(String address) {
        DepartmentScope scope = roles.contains(Role.REVIEWER) ? DepartmentScope.all() : DepartmentScope.of(departments);
        return new Actor(id, username, name, roles, scope, address);
    }
}
