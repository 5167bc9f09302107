package app.fovea.access.identity;

import jakarta.servlet.http.HttpServletRequest;

/** Which part of the house a request wants. */
final class Paths {
    private Paths() {
    }

    static String of(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    static boolean api(HttpServletRequest request) {
        return of(request).startsWith("/api/");
    }

    /** Style sheets, scripts, pictures: the same for everybody, and no reason to ask the database who is asking. */
    static boolean anonymous(HttpServletRequest request) {
        String path = of(request);
        return path.startsWith("/jakarta.faces.resource/") || path.startsWith("/openapi") || path.equals("/favicon.ico");
    }

    static boolean push(HttpServletRequest request) {
        return of(request).startsWith("/omnifaces.push/");
    }

    /** Open to whoever is not signed in. */
    static boolean open(HttpServletRequest request) {
        return anonymous(request) || of(request).equals("/sign-in") || of(request).equals("/welcome");
    }
}
