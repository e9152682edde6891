#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj

// Business hours: a wait is measured on the clock or in working time, and both have a name.

using CrmRoi.Metrics;

var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
var office = WorkingWeek.MondayToFriday(TimeSpan.FromHours(8), TimeSpan.FromHours(17));
var calendar = new BusinessCalendar(berlin, office);

var asked = new DateTimeOffset(2025, 5, 2, 16, 0, 0, TimeSpan.FromHours(2));   // a Friday
var answered = new DateTimeOffset(2025, 5, 5, 9, 0, 0, TimeSpan.FromHours(2)); // the Monday after

Console.WriteLine((answered - asked).TotalHours);                              // 65
Console.WriteLine(calendar.WorkingTimeBetween(asked, answered).TotalHours);    // 2
Console.WriteLine($"{calendar.Deadline(asked, TimeSpan.FromHours(4)):ddd HH:mm}"); // Mon 11:00

// Exercise. That Monday is a holiday, and the answer comes on Tuesday at 9:00. How many working hours is that?
// Solution:
var withHoliday = new BusinessCalendar(berlin, office, holidays: [new CalendarDay(2025, 5, 5)]);
Console.WriteLine(withHoliday.WorkingTimeBetween(asked, answered.AddDays(1)).TotalHours); // 2
Console.WriteLine(calendar.WorkingTimeBetween(asked, answered.AddDays(1)).TotalHours);    // 11
