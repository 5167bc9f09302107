/** What billing tells the house. */
package app.fovea.billing.boundary.event;
