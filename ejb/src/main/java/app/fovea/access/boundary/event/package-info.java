/** What access tells the house. */
package app.fovea.access.boundary.event;
