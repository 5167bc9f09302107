package app.fovea.paper.control;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import org.w3c.dom.Element;

/** Draws {@code <object>} as bars, lines and no picture: sharp on every printer. Scanners want a quiet zone of ten bars' width at either side, which is part of it. */
final class Barcode implements FSObjectDrawer {
    static final String TYPE = "application/x-code128";
    private static final int QUIET = 10;

    @Override
    public Map<Shape, String> drawObject(Element element, double x, double y, double width, double height, OutputDevice device, RenderingContext context, int dotsPerPixel) {
        BitMatrix bars = new Code128Writer().encode(element.getAttribute("data"), BarcodeFormat.CODE_128, 1, 1, Map.of(com.google.zxing.EncodeHintType.MARGIN, 0));
        double wide = width / dotsPerPixel;
        double tall = height / dotsPerPixel;
        double bar = wide / (bars.getWidth() + 2 * QUIET);
        device.drawWithGraphics((float) x, (float) y, (float) wide, (float) tall, graphics -> {
            graphics.setColor(Color.BLACK);
            for (int i = 0; i < bars.getWidth(); i++) {
                if (bars.get(i, 0)) {
                    graphics.fill(new Rectangle2D.Double((QUIET + i) * bar, 0, bar, tall));
                }
            }
        });
        return null;
    }
}
