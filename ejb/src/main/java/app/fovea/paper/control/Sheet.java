package app.fovea.paper.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is to be printed, built element by element: whatever somebody typed is text in it and never markup. */
public final class Sheet {
    /** How large the paper is, with its margins. */
    public enum Size {
        /** 210 × 297 mm. */
        A4("size: 210mm 297mm; margin: 18mm 18mm 16mm"),
        /** 148 × 210 mm, lying: the bag in which a job goes through the lab. */
        A5("size: 210mm 148mm; margin: 8mm"),
        /** 62 mm wide, what label printers take. */
        LABEL("size: 62mm 29mm; margin: 2mm");

        private final String page;

        Size(String page) {
            this.page = page;
        }

        private String named() {
            return "of-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Pages of other sizes that a sheet goes on with. */
    private static final String PAGES = Arrays.stream(Size.values()).map(size -> "@page " + size.named() + " { " + size.page + " }").collect(Collectors.joining(" "));
    private static final String STYLE = """
        @page { %s }
        body { font-family: 'Sans', sans-serif; font-size: 10pt; line-height: 1.35; color: #111; margin: 0 }
        h1 { font-size: 17pt; margin: 0 0 2mm } h2 { font-size: 11pt; margin: 5mm 0 1.5mm } p { margin: 0 0 1.5mm }
        table { width: 100%%; border-collapse: collapse; -fs-table-paginate: paginate } tr { page-break-inside: avoid }
        th { text-align: left; font-weight: bold; border-bottom: 0.4pt solid #555; padding: 0.8mm 1.5mm 0.8mm 0 }
        td { padding: 0.8mm 1.5mm 0.8mm 0; vertical-align: top; border-bottom: 0.2pt solid #ccc }
        .number { text-align: right; white-space: nowrap; padding-right: 0 } .total td { font-weight: bold; border-top: 0.6pt solid #111; border-bottom: 0 }
        .quiet { color: #444; font-size: 8.5pt } .half { width: 48%%; display: inline-block; vertical-align: top; margin-right: 1.5%% } .third { width: 32%%; display: inline-block; vertical-align: top; margin-right: 1%% }
        .small { font-size: 8pt } .small h2 { font-size: 9.5pt; margin: 3mm 0 0.5mm } .small p { margin: 0 0 0.7mm } .small td, .small th { padding: 0.5mm 1.5mm 0.5mm 0 } .big { font-size: 13pt; font-weight: bold } .mark { border: 0.8pt solid #111; padding: 0.4mm 1.5mm; font-weight: bold }
        .boxes td { height: 6mm; border: 0.4pt solid #555 } .boxes th { border: 0.4pt solid #555; padding-left: 1mm }
        .tight p { margin: 0; line-height: 1.15 } object { display: block }
        """;

    private final Document document;
    private final Part body;

    private Sheet(Document document, Part body) {
        this.document = document;
        this.body = body;
    }

    /** @param title what a reader's window shows, and a screen reader says first */
    public static Sheet of(Size size, String title) {
        Document document = empty();
        Element html = document.createElement("html");
        html.setAttribute("lang", "en-GB");
        document.appendChild(html);
        Part whole = new Part(html);
        Part head = whole.part("head");
        head.part("title", title);
        head.part("meta").with("name", "subject").with("content", title);
        head.part("style", STYLE.formatted(size.page) + PAGES);
        return new Sheet(document, whole.part("body"));
    }

    private static Document empty() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    public Part body() {
        return body;
    }

    /** Goes on with a page of that size, behind what is there. */
    public Part page(Size size) {
        return body.part("div").with("style", "page: " + size.named() + (body.element.getFirstChild() == body.element.getLastChild() ? "" : "; page-break-before: always"));
    }

    Document document() {
        return document;
    }

    /** An element of the sheet. */
    public static final class Part {
        private final Element element;

        private Part(Element element) {
            this.element = element;
        }

        /** @return the new element inside this one */
        public Part part(String tag) {
            Element inside = element.getOwnerDocument().createElement(tag);
            element.appendChild(inside);
            return new Part(inside);
        }

        /** @return the new element with this text */
        public Part part(String tag, String text) {
            Part inside = part(tag);
            inside.element.setTextContent(text);
            return inside;
        }

        /** @return this one */
        public Part with(String attribute, String value) {
            element.setAttribute(attribute, value);
            return this;
        }

        /** Lines of text, each on its own. */
        public Part lines(String text) {
            text.strip().lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> part("p", line));
            return this;
        }

        /** A row of cells; those that are amounts stand at the right. */
        public Part row(String cell, String label, String... amounts) {
            Part row = part("tr");
            row.part(cell, label);
            for (String amount : amounts) {
                row.part(cell, amount).with("class", "number");
            }
            return row;
        }

        /** A table; screen readers say its caption, eyes see the heading above it. @param headings the first at the left, the others at the right */
        public Part table(String heading, String... amounts) {
            Part table = part("table");
            table.part("thead").row("th", heading, amounts);
            return table.part("tbody");
        }

        /** Code 128, as every scanner reads it. */
        public void barcode(String text, String width, String height) {
            part("object").with("type", Barcode.TYPE).with("data", text).with("alt", "Barcode " + text).with("style", "width: " + width + "; height: " + height);
        }
    }
}
