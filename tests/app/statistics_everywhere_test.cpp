#include "tests/app/counterpoint.h"
#include <algorithm>
#include <cmath>
#include <vector>

using namespace counterpoint::test;

namespace {

const std::vector<QStringList> analyses{
    {"describe", "a", "b"},
    {"describe", "a", "--shape", "--intervals"},
    {"frequencies", "a", "g"},
    {"frequencies", "--set", "p", "q"},
    {"frequencies", "a", "--expected", "1,1"},
    {"likert", "p", "q", "--min", "0", "--max", "1"},
    {"crosstab", "a", "g"},
    {"crosstab", "p", "q"},
    {"compare", "a", "--by", "g"},
    {"compare", "a", "--by", "h", "--exact"},
    {"compare", "a", "--mu", "1"},
    {"compare", "--paired", "a", "b", "--exact"},
    {"compare", "--paired", "a", "b", "c", "--exact"},
    {"compare", "--paired", "p", "q"},
    {"correlate", "a", "b"},
    {"correlate", "a", "b", "c", "--method", "spearman"},
    {"correlate", "a", "b", "--partial", "c"},
    {"scale", "a", "b", "c"},
    {"regress", "a", "b", "c"},
    {"regress", "p", "a", "b", "--logistic"},
    {"trend", "a", "--by", "h"},
    {"quality", "a", "b", "c"},
};

/// What the plain ones do not reach: under weights, and with few withheld.
const std::vector<QStringList> furtherAnalyses{
    {"describe", "a", "--weight-frequency", "h"},
    {"describe", "a", "--weight-sampling", "h"},
    {"frequencies", "g", "--weight-sampling", "h"},
    {"frequencies", "--set", "p", "q", "--weight-sampling", "h"},
    {"crosstab", "g", "p", "--weight-sampling", "h"},
    {"compare", "a", "--by", "g", "--weight-sampling", "h"},
    {"compare", "a", "--by", "h", "--weight-frequency", "h"},
    {"compare", "a", "--by", "h", "--suppress", "3"},
    {"crosstab", "a", "g", "--suppress", "3"},
    {"frequencies", "a", "--suppress", "3"},
    {"frequencies", "--set", "p", "q", "--suppress", "3"},
    {"likert", "p", "q", "--min", "0", "--max", "1", "--suppress", "3"},
    {"describe", "a", "--suppress", "3"},
    {"correlate", "a", "b", "c", "--suppress", "3"},
    {"correlate", "a", "b", "--suppress", "3"},
    {"compare", "a", "--mu", "1", "--suppress", "3"},
    {"compare", "--paired", "a", "b", "--suppress", "3"},
    {"compare", "--paired", "p", "q", "--suppress", "3"},
    {"compare", "--paired", "a", "b", "c", "--suppress", "3"},
    {"trend", "a", "--by", "h", "--suppress", "3"},
};

QStringList command(const QStringList& analysis, const QString& dataset)
{
    auto words = analysis;
    words.insert(1, "s.counterpoint");
    words.insert(2, dataset);
    return words;
}

bool holdsNull(const QJsonValue& value)
{
    const auto items = value.toArray();
    return value.isNull() || std::any_of(items.begin(), items.end(), [](const QJsonValue& item) { return holdsNull(item); });
}

/// Every null has its own sentence under `reason` in the object that it stands in, and nothing is a word for what is no number.
void checkNulls(const QJsonValue& value, const QString& place)
{
    INFO(place.toStdString());
    if (value.isDouble())
        CHECK(std::isfinite(value.toDouble()));
    const auto items = value.toArray();
    for (const auto& item : items)
        checkNulls(item, place + "[]");
    const auto object = value.toObject();
    for (auto item = object.begin(); item != object.end(); ++item) {
        if (item.key() == "missing_values" || item.key() == "first10") // no statistics: a missing answer has no value, nor a score
            continue;
        INFO(item.key().toStdString());
        if (holdsNull(item.value()))
            CHECK(object["reason"][item.key()].toString().size() > 10);
        checkNulls(item.value(), place + "/" + item.key());
    }
}

} // namespace

TEST_CASE("weights, confidence and suppression are used by every command or refused with a reason", "[cli][statistics]")
{
    const Terminal terminal;
    QByteArray csv = "a,b,c,g,h,p,q,w,s,n\n";
    for (int i = 0; i < 60; ++i)
        csv += QByteArray::number(i * 7 % 13) + ',' + QByteArray::number(i * 5 % 11) + ',' + QByteArray::number(i * 3 % 7) + ','
            + (i % 2 ? "x" : "y") + ',' + QByteArray::number(i % 3) + ',' + QByteArray::number(i % 4 > 1) + ','
            + QByteArray::number(i % 5 > 2) + ',' + QByteArray::number(1 + i % 3) + ',' + QByteArray::number(i % 2) + ",500\n";
    terminal.put("d.csv", csv);
    terminal.print({"new", "s.counterpoint"});
    terminal.print({"import", "s.counterpoint", "d.csv", "--kind", "responses", "--dataset", "d"});
    const std::vector<QStringList> wishes{{"--weight-frequency", "w"},
                                          {"--weight-sampling", "w"},
                                          {"--weight-sampling", "w", "--strata", "s", "--population", "n"},
                                          {"--confidence", "90"},
                                          {"--suppress", "5"}};
    for (const auto& analysis : analyses) {
        const auto plain = terminal.run(command(analysis, "d") << "--json");
        for (const auto& wish : wishes) {
            const auto words = command(analysis, "d") + wish;
            INFO(words.join(' ').toStdString());
            const auto done = terminal.run(QStringList(words) << "--json");
            INFO(done.errors.toStdString());
            if (done.status == 0) {
                // Used: the numbers or what is said of them are others, unless there is nothing in them that it could change.
                const bool nothingToChange = wish.front() == "--suppress" || (wish.front() == "--confidence" && plain.status == 0);
                CHECK((nothingToChange || done.output != plain.output));
                continue;
            }
            CHECK(done.status == 1);
            CHECK(done.output.isEmpty());
            CHECK(done.errors.trimmed().size() > 20);
        }
    }
}

TEST_CASE("nasty data are answered by every command with numbers, or null with a reason", "[cli][statistics]")
{
    const Terminal terminal;
    const QByteArray header = "a,b,c,g,h,p,q\n";
    const std::vector<std::pair<QString, QByteArray>> files{
        {"header", header},
        {"missing", header + QByteArray(",,,,,,\n").repeated(5)},
        {"gone", header + QByteArray(",,,x,1,0,1\n,,,y,2,1,0\n").repeated(4)},
        {"one", header + "1,2,3,x,1,0,1\n"},
        {"two", header + "1,2,3,x,1,0,1\n2,5,4,y,2,1,0\n"},
        {"three", header + "1,2,3,x,1,0,1\n2,5,4,y,2,1,0\n4,3,9,x,3,1,1\n"},
        {"words", header + "inf,1e999,nan,x,1,0,1\n-inf,2,NaN,y,2,1,0\n3,4,5,x,1,0,1\n4,1e999,Infinity,y,2,1,1\n5,6,7,x,1,1,1\n"},
        {"huge",
         header
             + "1e308,1.7e308,1e308,x,1,0,1\n1e308,1.7e308,1e308,y,2,1,0\n1.1e308,1e308,1.2e308,x,1,0,1\n1e308,1.1e308,1e308,y,3,1,1\n"
               "1e308,1.1e308,1e307,y,3,1,1\n"},
        {"constant", header + QByteArray("5,5,5,x,1,1,1\n").repeated(20)},
        {"twins", header + QByteArray("1,1,2,x,1,0,0\n2,2,4,y,2,1,1\n3,3,6,x,1,0,0\n4,4,8,y,2,1,1\n7,7,14,x,1,1,1\n").repeated(3)},
        {"enormous",
         header
             + QByteArray("1e308,-1e308,1e308,x,1,0,1\n-1e308,1e308,1e308,y,2,1,0\n1e308,1e308,-1e308,x,1,0,1\n"
                          "5e307,3e307,-1e300,y,2,1,1\n")},
        {"tiny",
         header
             + QByteArray("1e-308,3e-308,1e-320,x,1,0,1\n2e-308,1e-308,5e-324,y,2,1,0\n4e-308,2e-308,0,x,1,0,1\n"
                          "5e-308,1e-309,1e-300,y,2,1,1\n")},
        {"offset",
         header
             + QByteArray("1000000000000001,1e15,1e15,x,1,0,1\n1000000000000002,1000000000000003,1e15,y,2,1,0\n"
                          "1000000000000003,1000000000000001,1000000000000004,x,1,1,1\n1000000000000001,1e15,1e15,y,1,0,0\n")},
        {"gaps", header + QByteArray("1,,3,x,1,0,1\n,2,3,y,2,1,0\n1,,,x,,0,\n,5,,,2,,1\n2,,6,x,1,1,1\n")},
        {"lonely", header + QByteArray("1,2,3,x,1,0,1\n2,3,1,x,1,1,0\n3,1,2,x,1,0,1\n4,2,2,x,1,1,1\n,4,1,y,2,0,0\n")},
    };
    terminal.print({"new", "s.counterpoint"});
    for (const auto& [name, content] : files) {
        terminal.put(name + ".csv", content);
        terminal.print({"import", "s.counterpoint", name + ".csv", "--kind", "responses", "--dataset", name});
        auto all = analyses;
        all.insert(all.end(), furtherAnalyses.begin(), furtherAnalyses.end());
        for (const auto& analysis : all) {
            const auto words = command(analysis, name) << "--json";
            INFO(words.join(' ').toStdString());
            const auto done = terminal.run(words);
            INFO(done.errors.left(500).toStdString());
            CHECK((done.status == 0 || done.status == 1));
            if (done.status == 0)
                checkNulls(done.json(), name);
            else
                CHECK(done.errors.trimmed().size() > 20);
        }
    }
}
