package app.fovea.paper.boundary;

/** A document to show, print or send. @param fileName as it is kept @param pdf tagged, with its fonts in it */
public record Paper(String fileName, byte[] pdf) {
}
