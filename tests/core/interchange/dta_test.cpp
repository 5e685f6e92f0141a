#include "core/interchange/dta/dta_reader.h"
#include "tests/support/printing.h"
#include <QRandomGenerator>
#include <cmath>
#include <memory>
#include <readstat.h>

using namespace counterpoint;
using namespace counterpoint::test;
using namespace counterpoint::data_file;

namespace {

ssize_t append(const void* data, std::size_t length, void* context)
{
    static_cast<QByteArray*>(context)->append(static_cast<const char*>(data), qsizetype(length));
    return ssize_t(length);
}

/// A file of Stata with numbers, texts, a date, labels and .a, as ReadStat writes it.
QByteArray aFile(int version)
{
    QByteArray bytes;
    const std::unique_ptr<readstat_writer_t, decltype(&readstat_writer_free)> writer(readstat_writer_init(), &readstat_writer_free);
    readstat_set_data_writer(writer.get(), append);
    readstat_writer_set_file_format_version(writer.get(), std::uint8_t(version));
    readstat_writer_set_file_label(writer.get(), "Wave 1");
    auto* labels = readstat_add_label_set(writer.get(), READSTAT_TYPE_INT32, "agree");
    readstat_label_int32_value(labels, 1, "Disagree");
    readstat_label_int32_value(labels, 5, "Agree");
    readstat_label_int32_value(labels, 9, "Nobody's answer");
    readstat_label_tagged_value(labels, 'a', "Refused");
    auto* trust = readstat_add_variable(writer.get(), "trust", READSTAT_TYPE_INT32, 0);
    readstat_variable_set_label(trust, "I can rely on my colleagues");
    readstat_variable_set_label_set(trust, labels);
    auto* pay = readstat_add_variable(writer.get(), "pay", READSTAT_TYPE_DOUBLE, 0);
    auto* name = readstat_add_variable(writer.get(), "name", READSTAT_TYPE_STRING, 12);
    auto* day = readstat_add_variable(writer.get(), "day", READSTAT_TYPE_INT32, 0);
    readstat_variable_set_format(day, "%td");
    REQUIRE(readstat_begin_writing_dta(writer.get(), &bytes, 3) == READSTAT_OK);
    const auto row = [&](auto trusts, double pays, const char* called, std::int32_t days) {
        readstat_begin_row(writer.get());
        trusts();
        readstat_insert_double_value(writer.get(), pay, pays);
        readstat_insert_string_value(writer.get(), name, called);
        readstat_insert_int32_value(writer.get(), day, days);
        readstat_end_row(writer.get());
    };
    row([&] { readstat_insert_int32_value(writer.get(), trust, 5); }, 1234.5, "Zoë", 22'000); // days since 1960
    row([&] { readstat_insert_tagged_missing_value(writer.get(), trust, 'a'); }, -0.25, "", 0);
    row([&] { readstat_insert_missing_value(writer.get(), trust); }, 1e300, "=1+1", -1);
    REQUIRE(readstat_end_writing(writer.get()) == READSTAT_OK);
    return bytes;
}

} // namespace

TEST_CASE("a file of Stata gives its labels, missing values and dates", "[dta]")
{
    for (const int version : {114, 117, 118}) {
        INFO(version);
        const auto bytes = aFile(version);
        REQUIRE(dta::isDta(bytes));
        const auto file = valueOf(dta::read(bytes, "a.dta"));
        CHECK(file.label == "Wave 1");
        CHECK(file.rows == 3);
        REQUIRE(file.variables.size() == 4);
        const auto& trust = file.variables[0];
        CHECK(trust.label == "I can rely on my colleagues");
        CHECK(trust.numbers[0] == 5);
        CHECK(std::isnan(trust.numbers[2]));
        REQUIRE(trust.missing.size() == 1);
        CHECK(std::get<Range>(trust.missing[0]) == Range{trust.numbers[1], trust.numbers[1]}); // .a is a code that nobody else has
        QStringList labels;
        for (const auto& label : trust.labels)
            labels << label.label;
        CHECK(labels == QStringList{"Disagree", "Agree", "Nobody's answer", "Refused"});
        CHECK(file.variables[1].numbers == std::vector<double>{1234.5, -0.25, 1e300});
        CHECK(file.variables[2].isText);
        CHECK(file.variables[2].texts.at(2) == "=1+1");
        CHECK(file.variables[3].numbers[0] - file.variables[3].numbers[1] == 22'000.0 * 86'400);
        CHECK(file.variables[3].numbers[1] == 11'903'760'000.0); // 1960-01-01, in seconds since 1582-10-14, as SPSS counts
    }
}

TEST_CASE("a damaged file of Stata is refused in a sentence, and nothing of it comes in", "[dta]")
{
    for (const int version : {114, 118}) {
        const auto whole = aFile(version);
        for (qsizetype length = 0; length + 40 < whole.size(); length += 37)
            if (const auto cut = dta::read(whole.left(length), "cut.dta"); !cut)
                CHECK(cut.error().message.contains("“cut.dta”"));
            else
                CHECK(cut->rows == 3); // all answers were there, and labels at the end were not
        QRandomGenerator random(11);
        for (int round = 0; round < 500; ++round) {
            auto hurt = whole;
            const int at = random.bounded(int(hurt.size()));
            hurt[at] = char(hurt[at] ^ (1 << random.bounded(8)));
            if (const auto read = dta::read(hurt, "hurt.dta"))
                for (const auto& variable : read->variables)
                    REQUIRE(variable.rows() == read->rows);
        }
    }
}
