"""Date stamps: every printed form in the catalogue of wire conventions, and what must not be read as one."""

from __future__ import annotations

import pickle
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone

import pytest

from wirecleaner.data import languages
from wirecleaner.stamps import (
    Stamp,
    date_order,
    filed_words,
    find_stamps,
    is_clock,
    is_date_part,
    is_filed,
    is_marker,
    remainder,
)
from wirecleaner.stamps import days as days_module
from wirecleaner.stamps.tables import fold, tables
from wirecleaner.stamps.words import plain_digits

REFERENCE = datetime(2024, 6, 4, 15, 0, tzinfo=timezone(timedelta(hours=-4)))


def shown(stamps: list[Stamp]) -> str:
    """Kind and value of each stamp, as one comparable string."""
    parts = []
    for stamp in stamps:
        value = stamp.value.isoformat() if stamp.value else "?"
        parts.append(f"{stamp.kind} {value}" if stamp.kind else value)
    return "; ".join(parts)


ENGLISH = [
    ("12 October 2018", "2018-10-12"),
    ("Wed, 13 November 2024 8:26PM", "2024-11-13T20:26:00"),
    ("Sunday, Apr 21st 2024 3PM 17°C", "other 2024-04-21T15:00:00"),
    ("14:52 BST, 23 April 2024", "2024-04-23T14:52:00+01:00"),
    ("10:47, Wed, Jul 17, 2024", "2024-07-17T10:47:00"),
    ("| UPDATED: 10:51, Wed, Jul 17, 2024", "updated 2024-07-17T10:51:00"),
    ("11:42, 19 Apr 2026Updated 11:45, 19 Apr 2026", "2026-04-19T11:42:00; updated 2026-04-19T11:45:00"),
    ("29 August 2023 • 3:44pm", "2023-08-29T15:44:00"),
    ("August 29, 2023 2:54 am(Updated 5:31 am)", "2023-08-29T02:54:00; updated 2023-08-29T05:31:00"),
    ("Sun 25 Feb 2024 11.43 CET", "2024-02-25T11:43:00+01:00"),
    ("Last modified on Tue 19 Nov 2019 17.55 GMT", "updated 2019-11-19T17:55:00+00:00"),
    ("Published Aug 27, 2024 • Last updated 2 hours ago • 3 minute read", "published 2024-08-27; updated ?"),
    ("Posted: Aug 07, 2024 5:01 AM EDT | Last Updated: August 9",
     "published 2024-08-07T05:01:00-04:00; updated 2024-08-09"),
    ("Nov. 18, 2019 9:04 am ET", "2019-11-18T09:04:00-05:00"),
    ("2:38 am EST, Tuesday, November 19, 2019", "2019-11-19T02:38:00-05:00"),
    ("Updated 0438 GMT (1238 HKT) November 18, 2019", "updated 2019-11-18T04:38:00+00:00"),
    ("November 17, 2019 -- 18:13 GMT (18:13 GMT)", "2019-11-17T18:13:00+00:00"),
    ("Nov 17, 2019 @16:18 PM", "2019-11-17T16:18:00"),
    ("Posted: Thu 5:44 PM, Feb 15, 2018 |", "published 2018-02-15T17:44:00"),
    ("16:40 JST, October 12, 2024", "2024-10-12T16:40:00+09:00"),
    ("Thursday, 21 Nov 2024 3:54 PM MYT", "2024-11-21T15:54:00+08:00"),
    ("Sep 1, 2024, 16:06 IST", "2024-09-01T16:06:00+05:30"),
    ("2024-02-13T15:14:31Z", "2024-02-13T15:14:31+00:00"),
    ("2024-02-13T15:14:31+03:00", "2024-02-13T15:14:31+03:00"),
    ("11.16.2019 11:08 AM", "2019-11-16T11:08:00"),
    ("November 19, 2019 - 10:27 AMT", "2019-11-19T10:27:00+04:00"),
    ("11:02 GMT 22.09.2017(updated 11:05 GMT 22.09.2017)",
     "2017-09-22T11:02:00+00:00; updated 2017-09-22T11:05:00+00:00"),
    ("20:16 19.11.2019", "2019-11-19T20:16:00"),
    ("03/03/2025 KL. 08:30", "2025-03-03T08:30:00"),
    ("Published Thu, Apr 27 20233:24 PM EDT", "published 2023-04-27T15:24:00-04:00"),
    ("April 24, 20233:27 PM GMT+2Last Updated 8 min ago", "2023-04-24T15:27:00+02:00; updated ?"),
    ("04:00, 29 MAR 2023Updated09:12, 30 MAR 2023", "2023-03-29T04:00:00; updated 2023-03-30T09:12:00"),
    ("This story was originally published March 29, 2023, 4:00 AM.", "published 2023-03-29T04:00:00"),
    ("and last updated 9:12 AM, Mar 30, 2023", "updated 2023-03-30T09:12:00"),
    ("Released on 29/03/2023 - 04:00", "published 2023-03-29T04:00:00"),
    ("Nov 14, 20196:44 AM", "2019-11-14T06:44:00"),
    ("Nov 14, 201918:44 | Feature", "2019-11-14T18:44:00"),
    ("Associated PressApril 27, 2023 GMT", "2023-04-27"),
    ("13:52 GMT +321 November 2019", "other 2019-11-21T13:52:00+03:00"),
    ("Nov.November 17, 2019", "2019-11-17"),
    ("Mon Dec 2, 2019 06:13PM [Updated: Mon Dec 2, 2019 06:32PM ]",
     "2019-12-02T18:13:00; updated 2019-12-02T18:32:00"),
    ("June 9, 2022 6 AM PT", "2022-06-09T06:00:00-07:00"),
    ("October 2, 2019 at 7:31 a.m. EDT", "2019-10-02T07:31:00-04:00"),
    ("Updated - June 24, 2024 08:06 am IST - KOCHI", "updated 2024-06-24T08:06:00+05:30"),
    ("September 4, 2024 — 6.01am", "2024-09-04T06:01:00"),
    ("111037 GMT Dez 18", "2018-12-11T10:37:00+00:00"),
    ("March 13, 2014 Thursday", "2014-03-13"),
    ("LOAD-DATE: March 16, 2014", "other 2014-03-16"),
    ("Air Date: Nov. 3, 2019", "other 2019-11-03"),
    ("By Ann Roe, Ben Poe on Tuesday, November 19th, 2019 at 10:09 a.m.", "2019-11-19T10:09:00"),
    ("Posted by Ann Marie Roe on November 18, 2019, 7:22 AM EST", "published 2019-11-18T07:22:00-05:00"),
    ("Issued on: 23/01/2021 - 09:21Modified: 23/01/2021 - 12:41",
     "published 2021-01-23T09:21:00; updated 2021-01-23T12:41:00"),
    ("Original Sept. 5, 2019 3:01 pm", "published 2019-09-05T15:01:00"),
    ("First published Sept. 5, 2019", "published 2019-09-05"),
    ("SocietySeptember 23, 2018", "2018-09-23"),
    ("— Ann Roe (@annroe) August 6, 2024", "other 2024-08-06"),
    ("In this Sunday, Nov. 3, 2019, photograph", "other 2019-11-03"),
    ("This March 27, 2017, file photo", "other 2017-03-27"),
    ("Copyright 2023 AFP | Published 11 May 2024", "published 2024-05-11"),
    ("8/5/24 11:07 p.m.", "?"),
    ("3 hours ago3 hours ago", "?; ?"),
]  # fmt: skip

OTHERS = [
    ("de", "4. Mai 2024, 16:48", "2024-05-04T16:48:00"),
    ("de", "Stand: 27.04.2023 16:24 Uhr", "2023-04-27T16:24:00"),
    ("de", "27.04.2023, 19.16 Uhr", "2023-04-27T19:16:00"),
    ("de", "07.06.2025 um 13:47", "2025-06-07T13:47:00"),
    ("de", "Aktualisiert am 27. April 2023, 19:23 Uhr", "updated 2023-04-27T19:23:00"),
    ("de", "Akt.: 28. Juni 2025 - 20.17 Uhr", "updated 2025-06-28T20:17:00"),
    ("de", "Erschienen am 4. Mai 2024", "published 2024-05-04"),
    ("de", "Publiziert: 6. Jänner 2024", "published 2024-01-06"),
    ("de", "Veröffentlicht am 12. Mai 2026 um 14:45", "published 2026-05-12T14:45:00"),
    ("de", "Zuerst veröffentlicht am 29/04/2024", "published 2024-04-29"),
    ("de", "13. MÄR 2025", "2025-03-13"),
    ("de", "07/01/2026 - 13:03 MEZ", "2026-01-07T13:03:00+01:00"),
    ("de", "Verfügbar bis 07.05.2024", "other 2024-05-07"),
    ("de", "Sendung: hr-INFO, 26.04.2024, 11.46 Uhr", "other 2024-04-26T11:46:00"),
    ("de", "Aus: Ausgabe vom 27.04.2024, Seite 2", "other 2024-04-27"),
    ("de", "21.04.2024 • 16:03 Uhr", "2024-04-21T16:03:00"),
    ("fr", "Publié le 29 août 2023 à 13h51, modifié le 29 août 2023 à 16h55",
     "published 2023-08-29T13:51:00; updated 2023-08-29T16:55:00"),
    ("fr", "Publié le 17 juil. 2024 à 09:02Mis à jour le 18 juil. 2024 à 10:03",
     "published 2024-07-17T09:02:00; updated 2024-07-18T10:03:00"),
    ("fr", "23/11/2024 à 08:46", "2024-11-23T08:46:00"),
    ("fr", "Publié le 1er août 2023 à 15h", "published 2023-08-01T15:00:00"),
    ("fr", "2 AOUT 2023", "2023-08-02"),
    ("es", "Actualizado el 26/05/2025 20:58 h", "updated 2025-05-26T20:58:00"),
    ("es", "16 oct 2024 - 07:23", "2024-10-16T07:23:00"),
    ("es", "26 de mayo de 2025 15:52 h", "2025-05-26T15:52:00"),
    ("es", "Martes, 3 diciembre 2024 - 03:25", "2024-12-03T03:25:00"),
    ("es", "10/07/2024 08:31 Actualizado a 11/07/2024 09:06",
     "2024-07-10T08:31:00; updated 2024-07-11T09:06:00"),
    ("pt", "terça-feira, 23 de janeiro de 2018 às 1:14", "2018-01-23T01:14:00"),
    ("pt", "03 Ago 2017", "2017-08-03"),
    ("pt", "17.abr.2024 às 22h16", "2024-04-17T22:16:00"),
    ("pt", "EDIÇÃO IMPRESSA 21.abr.2024", "other 2024-04-21"),
    ("pt", "16.abr.24", "2024-04-16"),
    ("it", "6 gennaio 2025 ( modifica il 7 gennaio 2025 | 14:25)", "2025-01-06; updated 2025-01-07T14:25:00"),
    ("it", "5 Febbraio 2025 - 13:42", "2025-02-05T13:42:00"),
    ("nl", "03/02/2025", "2025-02-03"),
    ("nl", "NOS Nieuws•Woensdag 13 maart 2024, 15:22•Aangepast Woensdag 13 maart 2024, 17:06",
     "2024-03-13T15:22:00; updated 2024-03-13T17:06:00"),
    ("ru", "15.05.2025, 19:29", "2025-05-15T19:29:00"),
    ("ru", "23 сентября 2018", "2018-09-23"),
    ("ru", "Обновлено 23 сентября 2018 г. в 13:06 мск", "updated 2018-09-23T13:06:00+03:00"),
    ("ru", "Газета «Коммерсантъ» №83 от 14.05.2025, стр. 2", "other 2025-05-14"),
    ("ru", "11 фев", "?"),
    ("uk", "Оновлено 6 травня 2024, 13:06", "updated 2024-05-06T13:06:00"),
    ("tr", "Giriş: 04.07.2024 - 17:25 Güncelleme: 04.07.2024 - 17:58",
     "published 2024-07-04T17:25:00; updated 2024-07-04T17:58:00"),
    ("tr", "19 Nisan 2026•Güncelleme: 19 Nisan 2026", "2026-04-19; updated 2026-04-19"),
    ("tr", "Son Güncelleme : 29.04.2024 - 15:48", "updated 2024-04-29T15:48:00"),
    ("tr", "12 KASIM 2024 TSİ 10:15", "2024-11-12"),
    ("pl", "23 lutego 2022", "2022-02-23"),
    ("pl", "Aktualizacja: 03.02.2025 22:48 Publikacja: 03.02.2025 20:51",
     "updated 2025-02-03T22:48:00; published 2025-02-03T20:51:00"),
    ("cs", "17. června 2024", "2024-06-17"),
    ("cs", "7. 6. 2024 v 14:05", "2024-06-07T14:05:00"),
    ("sv", "Publicerad 22 okt 2025 kl 11.24", "published 2025-10-22T11:24:00"),
    ("sv", "lördag 1 augusti 2026", "2026-08-01"),
    ("no", "Publisert: 06.08.24 kl. 13:48", "published 2024-08-06T13:48:00"),
    ("no", "06.08.2024, kl. 14.06", "2024-08-06T14:06:00"),
    ("no", "fredag 10. mai 2024 - 12:27", "2024-05-10T12:27:00"),
    ("da", "mandag 3. februar 2025", "2025-02-03"),
    ("is", "12.2.2025 | 22:54 | Uppfært 13.2.2025 8:26",
     "2025-02-12T22:54:00; updated 2025-02-13T08:26:00"),
    (None, "2024.03.30 18:58", "2024-03-30T18:58:00"),
    ("fi", "6. toukokuuta 2024 klo 11.16", "2024-05-06T11:16:00"),
    ("el", "6 Μαΐου 2024, 15:06", "2024-05-06T15:06:00"),
    ("hu", "2024. március 6., szerda 15:06", "2024-03-06T15:06:00"),
    ("hu", "Frissítve: 2024.04.16. 11:12", "updated 2024-04-16T11:12:00"),
    ("lt", "2023 m. sausio 12 d. 15:44", "2023-01-12T15:44:00"),
    ("lt", "2024 m. gegužės 21 d., antradienis", "2024-05-21"),
    ("lt", "Atnaujinta 2024-05-21 09:32", "updated 2024-05-21T09:32:00"),
    ("lt", "Paskelbta: 2024.05.14 12:10", "published 2024-05-14T12:10:00"),
    ("lt", "prieš 2 val.", "?"),
    ("ro", "Publicat: 6 iunie 2024, ora 15:06", "published 2024-06-06T15:06:00"),
    ("ja", "2025年1月12日 20時36分", "2025-01-12T20:36:00"),
    ("ja", "2025年1月12日 20時36分（1月13日 02時41分更新）",
     "2025-01-12T20:36:00; updated 2025-01-13T02:41:00"),
    ("ja", "2025/1/13 20:16（最終更新 1/14 20:18） 788文字", "2025-01-13T20:16:00; updated 2025-01-14T20:18:00"),
    ("ja", "２０２５年６月６日　１２時０１分", "2025-06-06T12:01:00"),
    ("ja", "看板を直す人＝2024年6月3日午後、北町、大山春子撮影", "other 2024-06-03"),
    ("zh", "2013年04月08日", "2013-04-08"),
    ("zh", "发布时间：2013年04月08日 11:16", "published 2013-04-08T11:16:00"),
    ("ko", "입력 2026.07.13 21:08", "published 2026-07-13T21:08:00"),
    ("ko", "수정 2026.07.13 오후 3시 20분", "updated 2026-07-13T15:20:00"),
    ("ko", "2025-06-03 03:36:07", "2025-06-03T03:36:07"),
    ("vi", "Thứ ba, 21/10/2025, 18:26 (GMT+7)", "2025-10-21T18:26:00+07:00"),
    ("vi", "6 tháng 10 năm 2025", "2025-10-06"),
    ("id", "21/1/2026 17:31", "2026-01-21T17:31:00"),
    ("id", "21 Maret 2026 17:31 WIB", "2026-03-21T17:31:00+07:00"),
    ("ar", "آخر تحديث: 4 ديسمبر 2024 15:06", "updated 2024-12-04T15:06:00"),
    ("ar", "4 ديسمبر/كانون الأول 2024", "2024-12-04"),
    ("ar", "٤ ديسمبر ٢٠٢٤", "2024-12-04"),
    ("ar", "نُشر: 18:22-10 ديسمبر 2024 م", "published 2024-12-10T18:22:00"),
    ("ar", "آخر تحديث: 10/12/2024-18:22 (توقيت مكة)", "updated 2024-12-10T18:22:00"),
    ("el", "8 Φεβ 2025 08:12 μ.μ.", "2025-02-08T20:12:00"),
    ("nl", "Laatste update: 05-03-25, 11:20", "updated 2025-03-05T11:20:00"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_forms(text: str, expected: str) -> None:
    assert shown(find_stamps(text, language="en")) == expected


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_forms_of_other_languages(language: str | None, text: str, expected: str) -> None:
    assert shown(find_stamps(text, language=language)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 hours ago", "2024-06-04T12:00:00-04:00"),
        ("33M ago", "2024-06-04T14:27:00-04:00"),
        ("2h ago", "2024-06-04T13:00:00-04:00"),
        ("4 HRS ago", "2024-06-04T11:00:00-04:00"),
        ("22 mins ago11:48", "2024-06-04T14:38:00-04:00"),
        ("an hour ago", "2024-06-04T14:00:00-04:00"),
        ("3 hours, 20 minutes ago", "2024-06-04T11:40:00-04:00"),
        ("Published 4 seconds ago", "published 2024-06-04T14:59:56-04:00"),
        ("Last Updated 8 min ago", "updated 2024-06-04T14:52:00-04:00"),
        ("Updated ago", "updated ?"),
        ("2 days ago", "2024-06-02"),
        ("This was published 2 months ago", "published ?"),
        ("Updated yesterday", "updated 2024-06-03"),
        ("vor 58 Minuten", "2024-06-04T14:02:00-04:00"),
        ("vor einer Stunde", "2024-06-04T14:00:00-04:00"),
        ("il y a 3 heures", "2024-06-04T12:00:00-04:00"),
        ("hace 2 horas", "2024-06-04T13:00:00-04:00"),
        ("há 2 horas", "2024-06-04T13:00:00-04:00"),
        ("2 ore fa", "2024-06-04T13:00:00-04:00"),
        ("2 uur geleden", "2024-06-04T13:00:00-04:00"),
        ("för 2 timmar sedan", "2024-06-04T13:00:00-04:00"),
        ("Publisert for 2 timer siden", "published 2024-06-04T13:00:00-04:00"),
        ("3 часа назад", "2024-06-04T12:00:00-04:00"),
        ("2 godziny temu", "2024-06-04T13:00:00-04:00"),
        ("před 2 hodinami", "2024-06-04T13:00:00-04:00"),
        ("2 saat önce", "2024-06-04T13:00:00-04:00"),
        ("27分前", "2024-06-04T14:33:00-04:00"),
        ("3小时前", "2024-06-04T12:00:00-04:00"),
        ("3시간 전", "2024-06-04T12:00:00-04:00"),
        ("3 giờ trước", "2024-06-04T12:00:00-04:00"),
        ("3 jam yang lalu", "2024-06-04T12:00:00-04:00"),
        ("منذ 3 ساعات", "2024-06-04T12:00:00-04:00"),
    ],
)
def test_relative_forms_count_back_from_the_reference(text: str, expected: str) -> None:
    stamps = find_stamps(text, reference=REFERENCE)
    assert shown(stamps) == expected
    assert stamps[0].relative
    assert find_stamps(text)[0].value is None


def test_hours_before_a_plain_day_stay_that_day_only_if_few() -> None:
    assert find_stamps("3 hours ago", reference=date(2024, 6, 4))[0].value == date(2024, 6, 4)
    assert find_stamps("20 hours ago", reference=date(2024, 6, 4))[0].value is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Updated 15:58", "en", "updated 2024-05-09T15:58:00"),
        ("Stand: 10:48 Uhr", "de", "2024-05-09T10:48:00"),
        ("(Updated 11:53 am)", "en", "updated 2024-05-09T11:53:00"),
        ("mis à jour à 11h41", "fr", "updated 2024-05-09T11:41:00"),
        ("Actualizado a las 15:11h.", "es", "updated 2024-05-09T15:11:00"),
        ("Uppdaterad 15.58 | Publicerad 14.13", "sv", "updated 2024-05-09T15:58:00; published 2024-05-09T14:13:00"),
        ("14:52 GMT +3", "en", "2024-05-09T14:52:00+03:00"),
    ],
)  # fmt: skip
def test_a_time_alone_needs_the_day_of_the_page(text: str, language: str, expected: str) -> None:
    assert shown(find_stamps(text, language=language, day=date(2024, 5, 9))) == expected
    assert all(s.value is None and s.rule == "date.time-only" for s in find_stamps(text, language=language))


@pytest.mark.parametrize(
    "text",
    [
        "version 1.2.3 is out", "v1.12.2019 released", "they won 3-2 and 4-1", "call (509) 555-0182",
        "+49 30 2852 0000", "$10/12/2019", "10.12.20.24", "192.168.20.24", "the 9/11 attacks", "24/7", "1/2",
        "[1/2]", "in 2019", "2016-2017", "December 2021 (31)", "31 February 2024", "Feb 30, 2023",
        "29 February 2023", "31/02/2024", "13/13/2024", "2024-13-01", "You may 5 times", "We march 2 miles",
        "5 out of 10", "set 5 records", "costs 19.52", "19.52", "lasted 2:57 min", "2:41", "CC BY-SA 2.0",
        "0 386 5 2", "7-Tage-Überblick", "https://x.example/2019/03/12/foo", "3 may", "5 minute read",
        "between 20 and 35 minutes", "25,000 marks", "12 mars bars", "May met March",
        "dpa:240516-99-53606/3 (dpa)", "Open 24h", "He told me to wait a day", "An hour later they left",
        "Updated 3 times in 2019", "2 hours before the vote", "open for 52 years", "Psalm 23:5",
    ],
)  # fmt: skip
def test_no_stamp(text: str) -> None:
    assert find_stamps(text, language="en", reference=REFERENCE) == []


@pytest.mark.parametrize(
    ("text", "language", "day_first", "value", "ambiguous"),
    [
        ("05/06/2024", "en", None, None, True),
        ("05/06/2024", "en", True, date(2024, 6, 5), True),
        ("05/06/2024", "en", False, date(2024, 5, 6), True),
        ("05/06/2024", "fr", None, date(2024, 6, 5), True),
        ("05.06.2024", "en", None, date(2024, 6, 5), True),
        ("05-06-2024", "en", None, None, True),
        ("06/06/2024", "en", None, date(2024, 6, 6), False),
        ("25/06/2024", "en", False, date(2024, 6, 25), False),
        ("Wednesday 05/06/2024", "en", None, date(2024, 6, 5), False),
        ("Monday 05/06/2024", "en", None, date(2024, 5, 6), False),
        ("2024/05/06", "en", None, date(2024, 5, 6), False),
    ],
)
def test_day_and_month_order(
    text: str, language: str, day_first: bool | None, value: date | None, ambiguous: bool
) -> None:
    stamp = find_stamps(text, language=language, day_first=day_first)[0]
    assert (stamp.value, stamp.ambiguous) == (value, ambiguous)


@pytest.mark.parametrize(
    ("texts", "language", "url", "expected"),
    [
        (["05/06/2024", "25/06/2024"], "en", None, True),
        (["05/06/2024", "06/25/2024"], "en", None, False),
        (["Wednesday 05/06/2024"], "en", None, True),
        (["05/06/2024", "5 June 2024"], "en", None, True),
        (["05/06/2024"], "en", "https://x.example/2024/05/06/story", False),
        (["05/06/2024", "date 2024-06-05"], "en", None, True),
        (["05/06/2024 5:06 PM EDT"], "en", None, False),
        (["05/06/2024 17:06 BST"], "en", None, True),
        (["05/06/2024"], "en", "https://www.news.example.co.uk/a", True),
        (["05/06/2024"], "fr", None, True),
        (["05/06/2024"], "en-US", None, False),
        (["05/06/2024"], "en", None, None),
        (["no date at all"], None, None, None),
    ],
)
def test_date_order(texts: list[str], language: str | None, url: str | None, expected: bool | None) -> None:
    assert date_order(texts, language=language, url=url) is expected


@pytest.mark.parametrize(
    ("text", "reference", "day", "expected"),
    [
        ("Feb 13", date(2021, 2, 15), None, date(2021, 2, 13)),
        ("Dec 28", date(2021, 2, 15), None, date(2020, 12, 28)),
        ("Feb 29", date(2023, 2, 15), None, date(2020, 2, 29)),
        ("Dec 28", None, date(2021, 1, 2), date(2020, 12, 28)),
        ("Dec 28", None, None, None),
    ],
)
def test_a_missing_year(text: str, reference: date | None, day: date | None, expected: date | None) -> None:
    stamp = find_stamps(text, language="en", reference=reference, day=day)[0]
    assert stamp.value == expected
    assert stamp.rule == "date.no-year"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("July 1, 2024 9:00 am ET", -4), ("Jan 1, 2024 9:00 am ET", -5), ("July 1, 2024 9:00 am CT", -5),
        ("July 1, 2024 9:00 am MT", -6), ("Jan 1, 2024 9:00 am PT", -8), ("July 1, 2024 9:00 am EST", -5),
        ("July 1, 2024 9:00 UTC+1", 1), ("July 1, 2024 9:00 AEST", 10), ("July 1, 2024 9:00 AM Eastern Time", -4),
    ],
)  # fmt: skip
def test_zones_become_fixed_offsets(text: str, expected: int) -> None:
    value = find_stamps(text, language="en")[0].value
    assert isinstance(value, datetime)
    assert value.utcoffset() == timedelta(hours=expected)
    assert type(value.tzinfo) is timezone
    assert pickle.loads(pickle.dumps(value)) == value
    assert datetime.fromisoformat(value.isoformat()) == value


def test_the_language_decides_what_an_abbreviation_means() -> None:
    chinese = find_stamps("2024-05-06 10:00 CST", language="zh")[0].value
    american = find_stamps("2024-05-06 10:00 CST", language="en")[0].value
    assert isinstance(chinese, datetime)
    assert isinstance(american, datetime)
    assert (chinese.utcoffset(), american.utcoffset()) == (timedelta(hours=8), timedelta(hours=-6))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Published: 13:11 GMT, 8 March 2019 | Updated: 15:41 GMT, 8 March 2019", ""),
        ("10:20 03.05.2016(updated 11:45 03.05.2016) Get short URL", ""),
        ("date 2016-04-13 Register", ""),
        ("Published Aug 27, 2024 • 3 minute read", ""),
        ("2025/1/13 20:16 788文字", ""),
        ("Updated - June 24, 2024 08:06 am IST - KOCHI", "KOCHI"),
        ("By Ann Roe | 4 May 2024", "By Ann Roe"),
        ("The vote on 4 May 2024 was close.", "The vote on was close"),
    ],
)
def test_remainder(text: str, expected: str) -> None:
    assert remainder(text, find_stamps(text, language="en")) == expected


def test_the_same_day_by_another_calendar_is_no_rest() -> None:
    for text in (
        "الثلاثاء 10 ديسمبر 2024 م ـ 09 جمادى الآخرة 1446 هـ",
        "الثلاثاء 9 جمادى الآخرة 1446هـ 10 ديسمبر 2024م",
    ):
        assert remainder(text, find_stamps(text, language="ar")) == ""


def test_offsets_run_from_the_marker_to_the_last_character() -> None:
    text = "Nieuws • Published Fri, Mar 8 20196:44 AM ESTUpdated 4 Hours Ago | Share"
    cut = [text[s.start : s.end] for s in find_stamps(text, language="en")]
    assert cut == ["Published Fri, Mar 8 20196:44 AM EST", "Updated 4 Hours Ago"]


def test_stamps_are_in_order_and_do_not_overlap() -> None:
    for text in [text for text, _ in ENGLISH] + [text for _, text, _ in OTHERS]:
        position = 0
        for stamp in find_stamps(text):
            assert position <= stamp.start < stamp.end <= len(text), text
            position = stamp.end


def test_month_names_mean_the_same_month_in_all_languages() -> None:
    seen: dict[str, int] = {}
    for language in languages():
        months = tables().months_of[language]
        assert set(months.values()) == set(range(1, 13)), language
        for name, number in months.items():
            assert seen.setdefault(name, number) == number, (language, name)


def test_folding_keeps_the_length() -> None:
    for word in ("İSTANBUL", "KASIM", "Straße", "ΜΑΪΟΥ", "aujourd’hui"):
        assert len(fold(word)) == len(word)
    assert len(plain_digits("２０２５年：٣")) == len("２０２５年：٣")


PATHOLOGICAL = [
    "1 ", "1/", "1.", "1-", "1:1:", "12:12 ", "2019-", "1", "May 1", "May ", "1 May ", "3h ", "ago ", " ", "x", "1月",
    "Updated ", "Updated 1:1 ", "4 May 2019 ", "AaB1 ", "(1 ", "3PM ", "3.15 Uhr ", "4 May 2019 ° ", "14.05., ", "1 hour, ", "Mon ", "GMT +3", "٣ ",
]  # fmt: skip


@pytest.mark.parametrize("unit", PATHOLOGICAL)
def test_work_grows_with_the_line_and_not_faster(unit: str) -> None:
    # Function calls are counted, not seconds: the machine's load must not decide.
    def calls(length: int) -> int:
        count = 0

        def tick(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += 1

        text = unit * (length // len(unit))
        sys.setprofile(tick)
        try:
            remainder(text, find_stamps(text, language="en"))
        finally:
            sys.setprofile(None)
        return count

    find_stamps("3 May 2019 10:15", language="en")
    assert calls(8000) < 2.3 * calls(4000) + 200


@pytest.mark.parametrize("unit", ["1 ", "x", "1/", "May "])
def test_a_line_of_a_megabyte_ends(unit: str) -> None:
    assert find_stamps(unit * (1_000_000 // len(unit)), language="en") == []


def test_a_line_without_digits_is_not_scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(text: str, language: str | None) -> list[object]:
        raise AssertionError(text)

    monkeypatch.setattr("wirecleaner.stamps.find.find_days", forbidden)
    assert find_stamps("The council met again and decided that nothing would change for now.") == []


def test_importing_loads_neither_dateutil_nor_the_tables() -> None:
    code = (
        "import sys, types, pathlib, importlib.util\n"
        f"root = pathlib.Path({str(days_module.__file__)!r}).parent.parent\n"
        "package = types.ModuleType('wirecleaner'); package.__path__ = [str(root)]\n"
        "sys.modules['wirecleaner'] = package\n"
        "import wirecleaner.stamps\n"
        "print('dateutil' in sys.modules, 'tomllib' in sys.modules, 'pydantic' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False", "False"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:31", True), (", 20:24 Uhr", True), (": 22:04,", True), ("4:34 pm", True),
        ("19.52", False), ("00:00 / 03:15", False), ("10:31 today", False), ("2:57 min", False), ("", False),
    ],
)  # fmt: skip
def test_a_time_alone(text: str, expected: bool) -> None:
    assert is_clock(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Published", True), ("Published on:", True), ("Last updated", True), ("Stand:", True), ("Publishers", False), ("Updated 4", False), ("", False)],
)  # fmt: skip
def test_a_marker_alone(text: str, expected: bool) -> None:
    assert is_marker(text) is expected


def test_parts_of_a_torn_day() -> None:
    assert all(map(is_date_part, ["Monday,", "2", "May", "2019", "Dec."]))
    assert not any(map(is_date_part, ["Mayor", "142", "1850", "-", "on", ""]))


def test_the_line_of_a_blog_about_its_post() -> None:
    text = "Posted on May 3, 2019 and is filed under Clocks"
    assert is_filed(text, text.index(" and"))
    assert not is_filed(text, text.index("Clocks"))
    assert "filed" in filed_words()


def test_the_zone_of_central_europe_follows_the_clocks_in_summer() -> None:
    assert shown(find_stamps("23 July 2025 5:50 pm CET")) == "2025-07-23T17:50:00+02:00"
    assert shown(find_stamps("23 January 2025 5:50 pm CET")) == "2025-01-23T17:50:00+01:00"
    assert shown(find_stamps("23 July 2025 5:50 pm MEZ")) == "2025-07-23T17:50:00+01:00"


def test_two_digit_years_with_single_digits_stand_alone_or_beside_a_time() -> None:
    assert shown(find_stamps("3.5.19", language="de")) == "2019-05-03"
    assert shown(find_stamps("3.5.19 10:31", language="de")) == "2019-05-03T10:31:00"
    assert find_stamps("version 3.5.19", language="de") == []
    assert find_stamps("3.5.19 and later", language="de") == []


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("3 May 2019 4", ""),
        ("3 May 2019 142 Views", ""),
        ("3 May 2019 3 years Clockhouse", "Clockhouse"),
        ("입력 2019.05.03 20:00 4면", ""),
        ("3 May 2019 142 goats", "142 goats"),
    ],
)
def test_counts_and_ages_beside_a_date(text: str, rest: str) -> None:
    assert remainder(text, find_stamps(text)) == rest
