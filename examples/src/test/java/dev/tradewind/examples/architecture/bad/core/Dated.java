package dev.tradewind.examples.architecture.bad.core;

import java.util.Calendar;
import java.util.Date;

final class Dated {
    static final class AsDate {
        Date at = new Date(0);
    }

    static final class AsCalendar {
        int year(Calendar calendar) {
            return calendar.get(Calendar.YEAR);
        }
    }
}
