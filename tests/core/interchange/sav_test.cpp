#include "core/interchange/por/por_reader.h"
#include "core/interchange/sav/sav_reader.h"
#include "core/interchange/sav/sav_writer.h"
#include "tests/support/printing.h"
#include "tests/support/pspp.h"
#include "tests/support/shared_data.h"
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <cmath>
#include <limits>

using namespace counterpoint;
using namespace counterpoint::data_file;
using namespace counterpoint::test;

namespace {

constexpr double empty = std::numeric_limits<double>::quiet_NaN();
const QString made = "2026-11-25T22:10:00Z";

Variable numbers(const QString& name, std::vector<double> values)
{
    Variable variable;
    variable.name = name;
    variable.format = "F8.2";
    variable.measure = Measure::Scale;
    variable.numbers = std::move(values);
    return variable;
}

Variable texts(const QString& name, const QStringList& values)
{
    Variable variable;
    variable.name = name;
    variable.isText = true;
    variable.measure = Measure::Nominal;
    for (const auto& value : values)
        variable.texts.append(value.toStdString());
    return variable;
}

QStringList textsOf(const Variable& variable)
{
    QStringList all;
    for (std::size_t row = 0; row < variable.rows(); ++row)
        all << QString::fromStdString(std::string(variable.texts.at(row)));
    return all;
}

/// A file with everything that .sav can hold.
File full()
{
    File file;
    file.rows = 4;
    file.label = "Wave 1, Zürich";
    file.documents = {"Collected in spring.", "Weights by A. B."};
    auto trust = numbers("Trust_in_colleagues", {1, 5, 99, empty});
    trust.label = "I can rely on my colleagues – always";
    trust.measure = Measure::Ordinal;
    trust.format = "F2";
    trust.labels = {{1.0, "Never"}, {5.0, "Always"}, {7.0, "Nobody chose this"}, {99.0, QString("Refused, ").repeated(20).trimmed()}};
    trust.missing = {Range{97, 99}, Range{-1, -1}};
    auto income = numbers("income", {1234567.25, -0.1, 1e300, 151});
    income.missing = {Range{lowest(), -5}};
    income.format = "COMMA12.2";
    auto day = numbers("day", {13'900'000'000, 0, empty, 86'400});
    day.format = "DATE11";
    auto codes = numbers("codes", {1, 2, 3, 151.5});
    codes.missing = {Range{1, 1}, Range{2, 2}, Range{3, 3}};
    auto role = texts("role", {"nurse", "", "Ärztin", "x"});
    role.width = 8;
    role.labels = {{QString("nurse"), "Nurse"}, {QString("x"), "Nobody's"}};
    role.missing = {QString("x")};
    auto why = texts("why", {QString("wörd ").repeated(400).trimmed(), "", "short", QString("a").repeated(255) + "b" + QString(253, u'c')});
    why.labels = {{QString("short"), "A long text's label"}};
    why.missing = {QString("none")};
    auto yes1 = numbers("why_pay", {1, 0, 1, empty});
    auto yes2 = numbers("why_team", {0, 1, 1, empty});
    auto weight = numbers("w", {1, 0.5, 2, 1});
    file.variables = {trust, income, day, codes, role, why, yes1, yes2, weight};
    file.weight = "w";
    file.sets = {{"$why", "Why did you come?", true, "1", {"why_pay", "why_team"}}, {"$cats", "", false, "", {"codes", "income"}}};
    for (auto& variable : file.variables)
        variable.texts.finish();
    return file;
}

void checkSame(const Variable& got, const Variable& wanted)
{
    INFO(wanted.name.toStdString());
    CHECK(got.name == wanted.name);
    CHECK(got.label == wanted.label);
    CHECK(got.isText == wanted.isText);
    CHECK(got.measure == wanted.measure);
    CHECK((got.labels == wanted.labels));
    CHECK((got.missing == wanted.missing));
    CHECK(got.attributes == wanted.attributes);
    if (wanted.isText)
        CHECK(textsOf(got) == textsOf(wanted));
    else
        CHECK(got.format == wanted.format);
    REQUIRE(got.numbers.size() == wanted.numbers.size());
    for (std::size_t row = 0; row < wanted.numbers.size(); ++row) {
        INFO(row);
        CHECK((got.numbers[row] == wanted.numbers[row] || (std::isnan(got.numbers[row]) && std::isnan(wanted.numbers[row]))));
    }
}

void checkSame(const File& got, const File& wanted)
{
    CHECK(got.rows == wanted.rows);
    CHECK(got.label == wanted.label);
    CHECK(got.documents == wanted.documents);
    CHECK(got.weight == wanted.weight);
    CHECK((got.sets == wanted.sets));
    REQUIRE(got.variables.size() == wanted.variables.size());
    for (std::size_t i = 0; i < wanted.variables.size(); ++i)
        checkSame(got.variables[i], wanted.variables[i]);
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void writeTo(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes)
{
    QFile file(folder.filePath(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

TEST_CASE("a .sav file that was written reads back the same, dictionary and values", "[sav]")
{
    const auto file = full();
    const auto written = sav::write(file, made);
    CHECK(sav::isSav(written.bytes));
    checkSame(valueOf(sav::read(written.bytes, "a.sav")), file);
    CHECK(written.losses.join('\n').contains("120 bytes"));
}

TEST_CASE("random files survive being written as .sav and read again", "[sav]")
{
    QRandomGenerator random(11);
    for (int round = 0; round < 120; ++round) {
        INFO("round " << round);
        File file;
        file.rows = std::size_t(random.bounded(40));
        const int variables = 1 + random.bounded(12);
        for (int i = 0; i < variables; ++i) {
            const auto name = QStringLiteral("Vär_%1").arg(i);
            if (random.bounded(2)) {
                std::vector<double> values;
                for (std::size_t row = 0; row < file.rows; ++row)
                    values.push_back(random.bounded(5) == 0  ? empty
                                         : random.bounded(2) ? random.bounded(400) - 150
                                                             : (random.generateDouble() - 0.5) * std::pow(10, random.bounded(600) - 300));
                file.variables.push_back(numbers(name, values));
                for (int label = 0; label < random.bounded(4); ++label)
                    file.variables.back().labels.push_back({double(label), QString(random.bounded(255), u'l')});
            } else {
                QStringList values;
                const int longest = random.bounded(2) ? 8 : random.bounded(2) ? 300 : 3000;
                for (std::size_t row = 0; row < file.rows; ++row)
                    values << QString(random.bounded(longest), random.bounded(2) ? u'e' : u'é');
                file.variables.push_back(texts(name, values));
                file.variables.back().labels = {{QString("e"), "one"}, {QString(12, u'é'), "twelve"}};
            }
        }
        for (auto& variable : file.variables)
            variable.texts.finish();
        checkSame(valueOf(sav::read(sav::write(file, made).bytes, "a.sav")), file);
    }
}

TEST_CASE("what a .sav file cannot hold is said, with the variables it is about", "[sav]")
{
    File file;
    file.rows = 3;
    auto a = numbers("group/size", {1, 2, 3});
    a.missing = {Range{91, 91}, Range{93, 93}, Range{95, 95}, Range{97, 97}};
    auto b = numbers("b", {1, 94, 3});
    b.missing = a.missing;
    b.label = QString("ö").repeated(300);
    auto c = texts("c", {QString("x").repeated(40'000), "", ""});
    c.missing = {QString("prefer not to say")};
    c.texts.finish();
    file.variables = {a, b, c};
    const auto losses = sav::losses(file).join('\n');
    CHECK(losses.contains("Names that SPSS does not allow, changed: group/size → group_size."));
    CHECK(losses.contains("as a range only: group/size"));
    CHECK(losses.contains("only the first are marked as missing: b."));
    CHECK(losses.contains("More than 255 bytes") == false);
    CHECK(losses.contains("Labels of more than 255 bytes"));
    CHECK(losses.contains("32,767 bytes"));
    CHECK(losses.contains("Missing texts of more than 8 bytes"));
    CHECK(losses == sav::write(file, made).losses.join('\n'));
    const auto again = valueOf(sav::read(sav::write(file, made).bytes, "a.sav"));
    CHECK(again.variables[1].label == QString("ö").repeated(127));
    CHECK(again.variables[1].attributes.at(0).second == QString("ö").repeated(300));
    CHECK((again.variables[0].missing == std::vector<Missing>{Range{91, 97}}));
}

TEST_CASE("PSPP reads our .sav with the same dictionary and the same frequencies", "[sav]")
{
    const QTemporaryDir folder;
    writeTo(folder, "ours.sav", sav::write(full(), made).bytes);
    const auto said =
        pspp(folder,
             "GET FILE='ours.sav'.\nSYSFILE INFO FILE='ours.sav'.\nDISPLAY DOCUMENTS.\nMRSETS /DISPLAY NAME=[$why $cats].\nWEIGHT OFF.\n"
             "FREQUENCIES Trust_in_colleagues role.\nDESCRIPTIVES income /MISSING=INCLUDE.\nLIST why.\n");
    if (!said)
        return;
    INFO(said->toStdString());
    CHECK_FALSE(said->contains("warning", Qt::CaseInsensitive));
    CHECK_FALSE(said->contains("error", Qt::CaseInsensitive));
    for (const QString wanted : {"Trust_in_colleagues,1,I can rely on my colleagues – always,Ordinal", "97 THRU 99; -1", "LOWEST THRU -5",
                                 "COMMA12.2", "DATE11", "1; 2; 3", "Nobody chose this", "A long text's label", "Collected in spring.",
                                 "Why did you come?", "why_pay", "Wave 1, Zürich", "A2399", "Never,1,25.0%,50.0%"})
        CHECK(said->contains(wanted));
}

TEST_CASE("files that PSPP wrote, packed or zipped, are read whole", "[sav]")
{
    const QTemporaryDir folder;
    QByteArray commands = "DATA LIST LIST /id (F3) name (A12) x (F8.2) d (DATE11) long (A600).\nBEGIN DATA\n1 \"Ann\" 1.5 01-JAN-2020 \"";
    commands += QByteArray("word ").repeated(110).trimmed()
        + "\"\n2 \"Bob\" . 02-FEB-2021 \"\"\n3 \"Cy\" 99 03-MAR-2022 \"z\"\nEND DATA.\n"
          "VARIABLE LABELS x 'The x'.\nVALUE LABELS id 1 'one' 2 'two' /name 'Ann' 'Anne'.\nMISSING VALUES x (99) name ('Cy').\n"
          "VARIABLE LEVEL x (SCALE) id (ORDINAL).\nVARIABLE ATTRIBUTE VARIABLES=x ATTRIBUTE=Source('register').\n"
          "MRSETS /MCGROUP NAME=$m LABEL='Both' VARIABLES=id x /MDGROUP NAME=$d VARIABLES=id x VALUE=1.\n"
          "SAVE OUTFILE='a.sav'.\nSAVE OUTFILE='b.sav' /UNCOMPRESSED.\nSAVE OUTFILE='c.zsav' /ZCOMPRESSED.\n";
    if (!pspp(folder, commands))
        return;
    for (const QString name : {"a.sav", "b.sav", "c.zsav"}) {
        INFO(name.toStdString());
        const auto file = valueOf(sav::read(bytesOf(folder.filePath(name)), name));
        CHECK(file.rows == 3);
        REQUIRE(file.variables.size() == 5);
        CHECK((file.variables[0].labels == std::vector<ValueLabel>{{1.0, "one"}, {2.0, "two"}}));
        CHECK((file.variables[1].labels == std::vector<ValueLabel>{{QString("Ann"), "Anne"}}));
        CHECK((file.variables[1].missing == std::vector<Missing>{QString("Cy")}));
        CHECK(textsOf(file.variables[1]) == QStringList{"Ann", "Bob", "Cy"});
        CHECK(file.variables[2].numbers[0] == 1.5);
        CHECK(std::isnan(file.variables[2].numbers[1]));
        CHECK(file.variables[2].label == "The x");
        CHECK((file.variables[2].attributes == std::vector<std::pair<QString, QString>>{{"Source", "register"}}));
        CHECK(file.variables[3].format == "DATE11");
        CHECK(textsOf(file.variables[4])[0] == QString("word ").repeated(110).trimmed());
        CHECK(file.sets.size() == 2);
        CHECK(file.sets.front().label + file.sets.back().label == "Both");
    }
}

TEST_CASE("a portable file that PSPP wrote is read whole, and a damaged one refused with the place", "[por]")
{
    const QTemporaryDir folder;
    if (!pspp(folder,
              "DATA LIST LIST /id (F3) name (A12) x (F8.2) d (DATE11).\nBEGIN DATA\n1 \"Ann\" 1.5 01-JAN-2020\n2 \"Bob\" . 02-FEB-2021\n"
              "3 \"Cy\" -99.125 03-MAR-2022\nEND DATA.\nVARIABLE LABELS x 'The x'.\nVALUE LABELS id 1 'one' 2 'two'.\n"
              "MISSING VALUES x (-99, 5) d (LO THRU 0).\nWEIGHT BY id.\nEXPORT OUTFILE='a.por'.\n"))
        return;
    const auto bytes = bytesOf(folder.filePath("a.por"));
    REQUIRE(por::isPor(bytes));
    const auto file = valueOf(por::read(bytes, "a.por"));
    REQUIRE(file.variables.size() == 4);
    CHECK(file.rows == 3);
    CHECK(file.weight == "ID");
    CHECK((file.variables[0].labels == std::vector<ValueLabel>{{1.0, "one"}, {2.0, "two"}}));
    CHECK(textsOf(file.variables[1]) == QStringList{"Ann", "Bob", "Cy"});
    CHECK(file.variables[2].label == "The x");
    CHECK(file.variables[2].numbers[0] == 1.5);
    CHECK(std::isnan(file.variables[2].numbers[1]));
    CHECK(file.variables[2].numbers[2] == -99.125);
    CHECK((file.variables[2].missing == std::vector<Missing>{Range{-99, -99}, Range{5, 5}}));
    CHECK((file.variables[3].missing == std::vector<Missing>{Range{lowest(), 0}}));
    CHECK(file.variables[3].format == "DATE11");
    for (qsizetype length = 0; length + 80 < bytes.size(); length += 64)
        CHECK(por::read(bytes.left(length), "cut.por").error().message.contains("“cut.por” is damaged at character"));
    QRandomGenerator random(9);
    for (int round = 0; round < 1000; ++round) {
        auto hurt = bytes;
        const int at = random.bounded(int(hurt.size()));
        hurt[at] = char(hurt[at] ^ (1 << random.bounded(8)));
        if (const auto read = por::read(hurt, "hurt.por"))
            for (const auto& variable : read->variables)
                REQUIRE(variable.rows() == read->rows);
    }
}

TEST_CASE("an old .sav that does not name its encoding is read as what its letters can be", "[sav]")
{
    auto bytes = sav::write(full(), made).bytes;
    const auto at = bytes.indexOf(QByteArray("\x07\0\0\0\x14\0\0\0", 8)); // the record that names the encoding
    REQUIRE(at > 0);
    bytes.remove(at, 16 + 5);
    const auto page = bytes.indexOf(QByteArray("\xE9\xFD\0\0", 4)); // 65001, in the record of machine numbers
    bytes[page] = '\x02';
    bytes[page + 1] = '\0';
    CHECK(valueOf(sav::read(bytes, "a.sav")).variables[4].name == "role");
    bytes.replace("W\xC3\xBC", "W\xFC ");
    bytes.replace("Z\xC3\xBCrich", "Z\xFCrich ");
    const auto old = valueOf(sav::read(bytes, "a.sav"));
    CHECK(old.label == "Wave 1, Zürich");
    CHECK(old.encoding == "windows-1252");
    CHECK(old.notes.join(' ').contains("does not say how its texts are encoded"));
    CHECK(valueOf(sav::read(bytes, "a.sav", "windows-1251")).label.startsWith("Wave 1, Zьr"));
}

TEST_CASE("a damaged .sav is refused with the place, and never read in half", "[sav]")
{
    const auto whole = sav::write(full(), made).bytes;
    for (qsizetype length = 0; length < whole.size(); length += 64) {
        INFO(length);
        const auto read = sav::read(whole.left(length), "cut.sav");
        REQUIRE_FALSE(read);
        CHECK(read.error().message.contains("“cut.sav” is damaged at byte"));
    }
    QRandomGenerator random(5);
    for (int round = 0; round < 3000; ++round) {
        auto hurt = whole;
        for (int i = 0; i <= random.bounded(4); ++i) {
            const int at = random.bounded(int(hurt.size()));
            hurt[at] = char(hurt[at] ^ (1 << random.bounded(8)));
        }
        const auto read = sav::read(hurt, "hurt.sav");
        if (read)
            for (const auto& variable : read->variables)
                REQUIRE(variable.rows() == read->rows);
    }
}

TEST_CASE("real .sav files are read with their labels and missing values", "[sav]")
{
    const auto path = sharedData("real/surveys/sav/sample.sav");
    if (path.isEmpty())
        return;
    const auto file = valueOf(sav::read(bytesOf(path), "sample.sav"));
    CHECK(file.rows == 5);
    CHECK(file.variables.size() == 7);
    const auto missing = valueOf(sav::read(bytesOf(sharedData("real/surveys/sav/missing_test.sav")), "missing_test.sav"));
    CHECK(missing.rows > 0);
    CHECK(valueOf(sav::read(bytesOf(sharedData("real/surveys/sav/labelled-num-na.sav")), "l.sav")).rows > 0);
}
