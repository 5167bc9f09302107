package app.fovea.notification.control;

/** A file beside the words of an e-mail. @param type of its content, such as application/pdf */
public record Enclosure(String fileName, String type, byte[] content) {
}
