// The page of jobs words its times by moment.js, and the library brings no Russian for it.
(function (moment) {
    function count(one, few, many) {
        return function (number) {
            var form = number % 10 === 1 && number % 100 !== 11 ? one
                : number % 10 >= 2 && number % 10 <= 4 && (number % 100 < 12 || number % 100 > 14) ? few : many;
            return number + ' ' + form;
        };
    }

    moment.defineLocale('ru', {
        months: 'января_февраля_марта_апреля_мая_июня_июля_августа_сентября_октября_ноября_декабря'.split('_'),
        monthsShort: 'янв_фев_мар_апр_мая_июн_июл_авг_сен_окт_ноя_дек'.split('_'),
        weekdays: 'воскресенье_понедельник_вторник_среда_четверг_пятница_суббота'.split('_'),
        weekdaysShort: 'вс_пн_вт_ср_чт_пт_сб'.split('_'),
        weekdaysMin: 'вс_пн_вт_ср_чт_пт_сб'.split('_'),
        longDateFormat: { LT: 'HH:mm', LTS: 'HH:mm:ss', L: 'DD.MM.YYYY', LL: 'D MMMM YYYY', LLL: 'D MMMM YYYY, HH:mm', LLLL: 'dddd, D MMMM YYYY, HH:mm' },
        calendar: { sameDay: '[сегодня в] LT', nextDay: '[завтра в] LT', nextWeek: 'L LT', lastDay: '[вчера в] LT', lastWeek: 'L LT', sameElse: 'L' },
        relativeTime: {
            future: 'через %s', past: '%s назад', s: 'несколько секунд', ss: count('секунду', 'секунды', 'секунд'), m: 'минуту', mm: count('минуту', 'минуты', 'минут'),
            h: 'час', hh: count('час', 'часа', 'часов'), d: 'день', dd: count('день', 'дня', 'дней'), w: 'неделю', ww: count('неделю', 'недели', 'недель'),
            M: 'месяц', MM: count('месяц', 'месяца', 'месяцев'), y: 'год', yy: count('год', 'года', 'лет')
        },
        week: { dow: 1, doy: 4 }
    });
})(window.moment);
