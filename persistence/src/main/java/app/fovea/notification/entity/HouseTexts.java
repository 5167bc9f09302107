package app.fovea.notification.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the house says where a practice has no words of its own: {@code texts_<language>.properties} beside this class. */
public final class HouseTexts {
    private static final Map<String, Properties> BY_LANGUAGE = Languages.HOUSE.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), HouseTexts::read));

    private HouseTexts() {
    }

    /** Empty for a language that the house does not write. */
    public static Optional<MessageText> find(MessageKind kind, MessageChannel channel, String language) {
        return Optional.ofNullable(BY_LANGUAGE.get(language)).map(texts -> {
            String key = kind.id() + "." + channel.id() + ".";
            return new MessageText(texts.getProperty(key + "subject"), texts.getProperty(key + "text"));
        });
    }

    private static Properties read(String language) {
        try (InputStream file = HouseTexts.class.getResourceAsStream("texts_" + language + ".properties")) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
