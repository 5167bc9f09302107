package app.fovea.access.entity;

/** What people and roles may be called: something that others can read. */
public final class Names {
    private Names() {
    }

    /** As people count: an emoji is one. */
    public static int length(String name) {
        return name.codePointCount(0, name.length());
    }

    /**
     * Whether all of it can be seen. Control characters and those that only turn or hide others make two names look alike (UTS 39, 5.1); the two joiners are parts of
     * words in Persian and the languages of India.
     */
    public static boolean legible(String name) {
        return name.codePoints().noneMatch(Names::unseen) && name.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static boolean unseen(int character) {
        int kind = Character.getType(character);
        boolean joiner = character == 0x200C || character == 0x200D;
        return !joiner && (kind == Character.CONTROL || kind == Character.FORMAT || kind == Character.SURROGATE || kind == Character.PRIVATE_USE || kind == Character.LINE_SEPARATOR
            || kind == Character.PARAGRAPH_SEPARATOR || kind == Character.UNASSIGNED);
    }
}
