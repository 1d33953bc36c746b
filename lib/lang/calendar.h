/* Dates and fiscal calendars: which fiscal quarter a date ends. */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "lang/period.h"

/* A day; a part that is not known is 0. */
struct date {
	int16_t year;
	uint8_t month, day;
};

/* A fiscal year: the month and day about which it ends (52- and 53-week years
 * end within some days of it) and how it is named. All zero is the calendar
 * year, not known to be the company's. */
struct calendar {
	uint8_t month, day; /* 0: December 31 */
	int8_t name;	    /* added to the year of its end: 0, or -1 where
			       fiscal 2024 ends in January 2025 */
	uint8_t sure;	    /* 0 assumed; 1 from a quarter; 2 a year; 3 set */
};

/* Days since 1970-01-01 (a day of 0 is the month's last). */
int32_t date_days(struct date);

/* The day N days after 1970-01-01. */
struct date date_of(int32_t days);

/* The later of A and B; a day whose year or month is not known is earlier. */
struct date date_later(struct date a, struct date b);

/* Writes 2010-10-19 (2010-10, 2010 where parts are missing). */
#define DATE_TEXT 16
size_t date_text(struct date, char text[DATE_TEXT]);

/* Reads the end of the fiscal year as MM-DD, MM-DD-1 where it bears the year
 * before that of its end: false when it is none. */
bool calendar_set(struct calendar *, struct span mmdd);

/* Learns from a text that period P (a quarter, a year, months to date; year 0:
 * not named) ends on D. Surer knowledge stays. */
void calendar_learn(struct calendar *, struct period p, struct date d);

/* The fiscal quarter that ends nearest to D; without a year or month: none. */
struct period calendar_quarter(const struct calendar *, struct date d);

/* The period of so many months or WEEKS (the other 0) that ends on D. */
struct period calendar_span(
    const struct calendar *, unsigned months, unsigned weeks, struct date d);

/* The fiscal quarter in which the month MONTH of the year YEAR lies. */
struct period calendar_month(const struct calendar *, int year, unsigned month);

#endif
