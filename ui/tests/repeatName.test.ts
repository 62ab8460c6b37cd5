import { expect, test } from "vitest";
import { repeatName } from "../src/app/tasks/repeatName";
import { de } from "../src/app/words/de";
import { en } from "../src/app/words/en";

test.each([
  ["FREQ=DAILY", "every day", "jeden Tag"],
  ["FREQ=DAILY;INTERVAL=2", "every other day", "jeden zweiten Tag"],
  ["FREQ=WEEKLY;BYDAY=MO", "every Monday", "jeden Montag"],
  ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday", "jeden Werktag"],
  ["FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR", "every 3 weeks on Monday and Friday", "alle 3 Wochen am Montag und Freitag"],
  ["FREQ=MONTHLY;BYMONTHDAY=1,22", "every month on the 1st and 22nd", "jeden Monat am 1. und 22."],
  ["FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=5", "every year on 5 March", "jedes Jahr am 5. März"],
  ["FREQ=DAILY;COUNT=5", "every day, 5 times", "jeden Tag, 5-mal"],
  ["FREQ=DAILY;UNTIL=20270601T215959Z", "every day, until Tue 1 Jun 2027", "jeden Tag, bis Di, 1. Juni 2027"],
])("%s is told in the user's language", (rule, english, german) => {
  expect(repeatName(rule, null, en)).toBe(english);
  expect(repeatName(rule, null, de)).toBe(german);
});

test("the last day is the one that the server says: the moment at its end may be another day in UTC", () => {
  const rule = "FREQ=DAILY;UNTIL=20261226T045959Z";
  expect(repeatName(rule, null, en, "2026-12-25")).toBe("every day, until Fri 25 Dec 2026");
});

test("the time of day is told, and a rule without a short name is left to the server", () => {
  expect(repeatName("FREQ=WEEKLY;BYDAY=MO", "2026-03-09T09:00:00+01:00", de)).toBe("jeden Montag um 09:00");
  expect(repeatName("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1", null, de)).toBeNull();
  expect(repeatName("FREQ=MONTHLY;BYMONTHDAY=-1", null, de)).toBeNull();
  expect(repeatName("FREQ=MONTHLY;BYDAY=1MO", null, de)).toBeNull();
});
