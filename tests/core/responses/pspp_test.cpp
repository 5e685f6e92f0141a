#include "core/project/doors.h"
#include "core/responses/export_responses.h"
#include "core/responses/import_responses.h"
#include "tests/support/a_project.h"
#include "tests/support/pspp.h"
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

/// Everything that a survey file can hold of a variable, in numbers, texts, dates and sets.
const QByteArray survey =
    R"(DATA LIST LIST /id (F4) visit (DATE11) clock (DATETIME20) role (A8) trust (F2) inc (COMMA12.2) lost (F5.1) why (A400)
  pct (PCT6.1) us (ADATE10) t (TIME8) short (A3).
BEGIN DATA
1 "01-JAN-2020" "01-JAN-2020 10:11:12" "nurse" 1 1200.50 -9 "Word" 12.5 "03/04/2021" "10:00:00" "a"
2 "29-FEB-2024" "31-DEC-1999 23:59:59" "doctor" 97 98000 3.5 "" 99 "12/31/1950" "25:30:00" "b"
3 . . "x" 98 -1 500 "short" 2 . . "zz"
4 "15-OCT-1582" "01-JAN-2020 00:00:00" "" 99 . . "x" 1 "01/01/2000" "00:00:01" ""
5 "01-JAN-2020" "01-JAN-2020 10:11:12" "nurse" 5 10 999 "short" 1 "03/04/2021" "10:00:00" "a"
END DATA.
LOOP #i = 1 TO 70.
IF id = 1 why = CONCAT(RTRIM(why), 'wörd ').
END LOOP.
VARIABLE LABELS trust 'I trust my team – “always”' /why 'Why did you come?' /inc 'Income in €'.
VALUE LABELS trust 1 'Never' 2 'Nobody chose this' 5 'Always' 97 'Refused' 98 'Do not know' 99 'N/A'
  /role 'nurse' 'Nurse' 'doctor' 'Doctor' 'porter' 'Nobody is' /why 'short' 'A short one' /lost 3.5 'half'.
MISSING VALUES trust (97, 98, 99) /inc (LO THRU -1, 98000) /lost (500 THRU 1000, -9) /role ('x') /short ('zz', 'b').
VARIABLE LEVEL trust (ORDINAL) id role (NOMINAL) inc lost (SCALE).
VARIABLE WIDTH why (40).
MRSETS /MDGROUP NAME=$d LABEL='Two' VARIABLES=id trust VALUE=1 /MCGROUP NAME=$m VARIABLES=trust lost.
FILE LABEL 'Wave one, Zürich'.
ADD DOCUMENT 'Collected in spring.'.
WEIGHT BY pct.
)";

/// The dictionary as PSPP shows it, and the frequencies, weighted and not, of all variables; without what says who wrote the file.
QString describedByPspp(const QTemporaryDir& folder, const QByteArray& file)
{
    auto said = pspp(folder,
                     "GET FILE='" + file + "'.\nSYSFILE INFO FILE='" + file
                         + "'.\nMRSETS /DISPLAY NAME=ALL.\nFREQUENCIES ALL.\nWEIGHT OFF.\nFREQUENCIES ALL.\nLIST.\n");
    return said.value_or(QString()).remove(QRegularExpression(QStringLiteral("(?m)^(File|Created|Product|Compression),.*\n")));
}

QByteArray throughAStudy(const QByteArray& bytes, const QString& name)
{
    auto project = emptyProject();
    auto responses = responsesFrom(valueOf(previewResponses(bytes, name)), name);
    const auto came = valueOf(project->perform("Import", [&](Edit& db) { return importResponses(db, responses); }));
    return valueOf(project->read([&](const Read& db) { return exportSav(db, came.dataset); }));
}

} // namespace

TEST_CASE("PSPP shows the same dictionary and frequencies of its own file and of ours, after a study", "[responses][formats][pspp]")
{
    const QTemporaryDir folder;
    if (!pspp(folder, survey + "SAVE OUTFILE='theirs.sav'.\nSAVE OUTFILE='theirs.zsav' /ZCOMPRESSED.\n"))
        return;
    const auto wanted = describedByPspp(folder, "theirs.sav");
    for (const QString part :
         {"97; 98; 99", "LOWEST THRU -1; 98000", "500 THRU 1000; -9", "Nobody chose this", "A400", "15-OCT-1582", "$d,Two"})
        REQUIRE(wanted.contains(part)); // PSPP has understood what it was asked to make
    for (const QString name : {"theirs.sav", "theirs.zsav"}) {
        QFile theirs(folder.filePath(name));
        REQUIRE(theirs.open(QIODevice::ReadOnly));
        QFile ours(folder.filePath("ours.sav"));
        REQUIRE(ours.open(QIODevice::WriteOnly));
        ours.write(throughAStudy(theirs.readAll(), name));
        ours.close();
        CHECK(describedByPspp(folder, "ours.sav") == wanted);
    }
}

TEST_CASE("custom attributes of variables that a study has no place for are said", "[responses][formats][pspp]")
{
    const QTemporaryDir folder;
    if (!pspp(folder, survey + "VARIABLE ATTRIBUTE VARIABLES=trust ATTRIBUTE=Source('register').\nSAVE OUTFILE='a.sav'.\n"))
        return;
    QFile file(folder.filePath("a.sav"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto preview = valueOf(previewResponses(file.readAll(), "a.sav"));
    CHECK(preview.notes.contains("Custom attributes of variables were left out: trust (Source)."));
}
