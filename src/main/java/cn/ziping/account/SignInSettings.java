package cn.ziping.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When signing in is locked or slowed down.
 *
 * @param pairFailures failures of an account and address together that lock the two
 * @param lockedFor how long they are locked, and how far back failures count
 * @param accountFailures failures of an account from anywhere that slow it down
 * @param slowedTo how often a slowed account can be tried from addresses that it has not signed in from
 * @param knownFor how long an address that an account has signed in from counts as its own
 * @param addressFailures failures of an address that stop it
 */
@ConfigurationProperties("ziping.sign-in")
record SignInSettings(
        @DefaultValue("5") int pairFailures,
        @DefaultValue("15m") Duration lockedFor,
        @DefaultValue("20") int accountFailures,
        @DefaultValue("30s") Duration slowedTo,
        @DefaultValue("30d") Duration knownFor,
        @DefaultValue("100") int addressFailures) {}
