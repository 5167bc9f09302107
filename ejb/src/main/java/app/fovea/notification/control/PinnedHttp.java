package app.fovea.notification.control;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.notification.entity.Reach;
import app.fovea.notification.entity.WebhookAddress;
import app.fovea.notification.entity.WebhookAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends to strangers. A name is looked up once for each POST, what it stands for is judged, and the connection goes to those very addresses: a name
 * that means something else a moment later (DNS rebinding) gains nothing, and TLS still holds the certificate to the name. Follows no redirect, uses
 * no proxy, keeps no cookie and no connection, tries nothing twice by itself, and reads no more of an answer than is kept.
 */
public final class PinnedHttp {
    /** So many of a name's addresses are tried. */
    private static final int MOST_ADDRESSES = 2;
    /** Bytes of an answer that are read: a character of UTF-8 has at most four. */
    private static final int MOST_READ = 4 * WebhookAnswer.LONGEST;

    private final Reach reach;
    private final WebhookAddress.Resolver resolver;
    private final Patience patience;
    private final ScheduledExecutorService clock;
    private final TlsSocketStrategy tls;

    /** @param connect for a connection @param read between two pieces of an answer @param whole for all of it */
    public record Patience(Duration connect, Duration read, Duration whole) {
        public static final Patience STANDARD = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(20));
    }

    /**
     * Trusts whom the Java that runs it trusts.
     *
     * @param resolver says within the patience for the whole where a name is
     * @param clock    ends what takes longer than the whole patience
     */
    public PinnedHttp(Reach reach, WebhookAddress.Resolver resolver, Patience patience, ScheduledExecutorService clock) {
        this(reach, resolver, patience, clock, SSLContexts.createDefault());
    }

    /** @param trust whose certificates count */
    PinnedHttp(Reach reach, WebhookAddress.Resolver resolver, Patience patience, ScheduledExecutorService clock, SSLContext trust) {
        this.reach = reach;
        this.resolver = resolver;
        this.patience = patience;
        this.clock = clock;
        this.tls = new DefaultClientTlsStrategy(trust);
    }

    /** Never throws for what the other side does or fails to do: that is an answer, too. */
    public WebhookAnswer post(String url, Map<String, String> headers, String contentType, String body) {
        Instant begun = Instant.now();
        Pin pin = new Pin();
        List<FieldError> errors = new WebhookAddress(url).errors(reach, pin);
        if (!errors.isEmpty()) {
            return WebhookAnswer.silence(errors.get(0).message(), since(begun));
        }
        HttpPost post = new HttpPost(URI.create(url.strip()));
        headers.forEach(post::setHeader);
        post.setEntity(new StringEntity(body, ContentType.parse(contentType)));
        ScheduledFuture<?> deadline = clock.schedule(post::abort, patience.whole().minus(since(begun)).toMillis(), TimeUnit.MILLISECONDS);
        try (CloseableHttpClient client = client(pin)) {
            return client.execute(post, response -> heard(response, begun, post));
        } catch (IOException | RuntimeException e) {
            return WebhookAnswer.silence(post.isAborted() ? "no answer within " + patience.whole().toSeconds() + " seconds" : words(e), since(begun));
        } finally {
            deadline.cancel(false);
        }
    }

    /** The addresses that were judged, kept for the connection. */
    private final class Pin implements WebhookAddress.Resolver {
        private InetAddress[] judged;

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException, TimeoutException {
            InetAddress[] found = resolver.resolve(host);
            judged = Arrays.copyOf(found, Math.min(found.length, MOST_ADDRESSES));
            return judged.clone();
        }

        /** Says the same ones to whoever asks. */
        private DnsResolver directory() {
            return new DnsResolver() {
                @Override
                public InetAddress[] resolve(String host) {
                    return judged.clone();
                }

                @Override
                public String resolveCanonicalHostname(String host) {
                    return host;
                }
            };
        }
    }

    private CloseableHttpClient client(Pin pin) {
        Timeout connect = Timeout.ofMilliseconds(patience.connect().toMillis());
        Timeout read = Timeout.ofMilliseconds(patience.read().toMillis());
        return HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(pin.directory()).setTlsSocketStrategy(tls)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(connect).setSocketTimeout(read).build()).build())
            .setDefaultRequestConfig(RequestConfig.custom().setRedirectsEnabled(false).setResponseTimeout(read).build())
            .setUserAgent("Fovea-Webhooks/1.0")
            .disableRedirectHandling().disableAutomaticRetries().disableCookieManagement().disableAuthCaching().disableContentCompression()
            .build();
    }

    private static WebhookAnswer heard(ClassicHttpResponse response, Instant begun, HttpPost post) throws IOException, HttpException {
        String text = null;
        if (response.getEntity() != null) {
            InputStream content = response.getEntity().getContent();
            if (content != null) {
                text = new String(content.readNBytes(MOST_READ), StandardCharsets.UTF_8);
            }
        }
        WebhookAnswer answer = WebhookAnswer.heard(response.getCode(), text, since(begun), retryAfter(response.getFirstHeader("Retry-After")));
        // What is left of the answer would be read to its end otherwise.
        post.abort();
        return answer;
    }

    /** In seconds or as a date (RFC 9110, 10.2.3); null where there is none, or none that can be read. */
    static Instant retryAfter(Header header) {
        if (header == null || header.getValue() == null) {
            return null;
        }
        String value = header.getValue().strip();
        try {
            return value.matches("\\d{1,9}") ? Instant.now().plusSeconds(Long.parseLong(value)) : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String words(Exception e) {
        if (chain(e).anyMatch(CertPathBuilderException.class::isInstance) || chain(e).anyMatch(CertPathValidatorException.class::isInstance)) {
            return "its certificate has run out, or comes from nobody whom this server trusts: " + e.getMessage();
        }
        if (chain(e).anyMatch(CertificateException.class::isInstance)) {
            return "its certificate is not one for this address: " + e.getMessage();
        }
        if (e instanceof SSLException) {
            return "no secure connection: " + e.getMessage();
        }
        if (e instanceof ConnectTimeoutException || e instanceof ConnectException) {
            return "nobody answers at this address";
        }
        if (e instanceof SocketTimeoutException || e instanceof InterruptedIOException) {
            return "no answer in time";
        }
        return "no answer: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }

    private static Stream<Throwable> chain(Throwable e) {
        return Stream.iterate(e, each -> each != null, Throwable::getCause);
    }

    private static Duration since(Instant begun) {
        return Duration.between(begun, Instant.now());
    }
}
