# Times without GNU date: seconds since 1970 from a UTC date, and back.

function epoch_of(year, month, day, hour, minute, second, y, era, of_era, of_year) {
  y = year - (month <= 2)
  era = int(y / 400)
  of_era = y - era * 400
  of_year = int((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return (era * 146097 + of_era * 365 + int(of_era / 4) - int(of_era / 100) + of_year - 719468) * 86400 + hour * 3600 + minute * 60 + second
}

function utc(epoch, pattern, days, seconds, era, of_era, y, of_year, m, day, month) {
  days = int(epoch / 86400)
  seconds = epoch - days * 86400
  days += 719468
  era = int(days / 146097)
  of_era = days - era * 146097
  y = int((of_era - int(of_era / 1460) + int(of_era / 36524) - int(of_era / 146096)) / 365)
  of_year = of_era - (365 * y + int(y / 4) - int(y / 100))
  m = int((5 * of_year + 2) / 153)
  day = of_year - int((153 * m + 2) / 5) + 1
  month = m < 10 ? m + 3 : m - 9
  return sprintf(pattern, y + era * 400 + (month <= 2), month, day, int(seconds / 3600), int(seconds % 3600 / 60), seconds % 60)
}

# What --backup-id takes for the minute in which a backup began.
function utc_minute(epoch) { return substr(utc(epoch, "%04d-%02d-%02d-%02d-%02d-%02d"), 1, 16) }

function utc_text(epoch) { return utc(epoch, "%04d-%02d-%02d %02d:%02d:%02d UTC") }
