package cn.ziping.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts, over real HTTP: its cookies, and forms as pages send them. */
public final class Visitor {

    public static final String PASSWORD = "Ziping#2022";

    private static final Pattern MARK = Pattern.compile("name=\"page-mark\" content=\"([^\"]+)\"");

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String origin;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Visitor(int port) {
        this.origin = "http://127.0.0.1:" + port;
    }

    /** Somebody of the demo who has signed in. */
    public static Visitor signedIn(int port, String username) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(port);
        HttpResponse<String> answer = visitor.signIn(username, PASSWORD);
        if (!answer.headers().firstValue("Location").orElse("").endsWith("/")) {
            throw new AssertionError("Not signed in: " + answer.statusCode() + " "
                    + answer.headers().map());
        }
        return visitor;
    }

    public HttpResponse<String> signIn(String username, String password) throws IOException, InterruptedException {
        get("/login");
        return post("/login", Map.of("username", username, "password", password));
    }

    public HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return send(request(address).header("Accept", "text/html").GET());
    }

    /** Posts a form with the token of this browser. */
    public HttpResponse<String> post(String address, Map<String, String> fields)
            throws IOException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("_csrf", cookies.getOrDefault("XSRF-TOKEN", ""));
        return post(
                address,
                "application/x-www-form-urlencoded",
                all.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    public HttpResponse<String> post(String address, String type, String body)
            throws IOException, InterruptedException {
        return send(request(address)
                .header("Accept", type.contains("json") ? "application/json" : "text/html")
                .header("Content-Type", type)
                .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The mark of the page at this address. */
    public String mark(String address) throws IOException, InterruptedException {
        Matcher mark = MARK.matcher(get(address).body());
        if (!mark.find()) {
            throw new AssertionError("No mark at " + address);
        }
        return mark.group(1);
    }

    public HttpRequest.Builder request(String address) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + address)).timeout(Duration.ofSeconds(60));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        return request;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        answer.headers().allValues("Set-Cookie").forEach(this::take);
        return answer;
    }

    public String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    private void take(String header) {
        String pair = header.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty() || header.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
