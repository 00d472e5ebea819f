namespace Materials.Notices;

/// <summary>Reckons in working days, Monday to Friday. Public holidays, which the State Council sets each year, are not known to it.</summary>
internal static class WorkingDays
{
    public static DateOnly After(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        while (count > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                count--;
        }

        return day;
    }
}
