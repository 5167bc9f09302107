/**
 * What every screen shares: the look a person chose, the way dates, money and powers are written, and how a refusal of the
 * house becomes a message beside the field it is about. The screens themselves are in {@code app.fovea.<capability>.view}.
 */
package app.fovea.view;
