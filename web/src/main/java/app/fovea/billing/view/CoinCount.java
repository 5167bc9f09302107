package app.fovea.billing.view;

import app.fovea.billing.entity.CashCount.Coins;
import java.io.Serializable;
import java.math.BigDecimal;

/** How many of one note or coin were typed. */
public class CoinCount implements Serializable {
    private static final long serialVersionUID = 1L;

    private final BigDecimal value;
    private Integer number;

    CoinCount(BigDecimal value) {
        this.value = value;
    }

    Coins coins() {
        return new Coins(value, number);
    }

    public boolean isCounted() {
        return number != null && number != 0;
    }

    public BigDecimal getValue() {
        return value;
    }

    public Integer getNumber() {
        return number;
    }

    public void setNumber(Integer number) {
        this.number = number;
    }
}
