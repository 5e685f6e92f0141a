#include "core/interchange/xls/xls_reader.h"
#include "tests/support/printing.h"
#include <QRandomGenerator>
#include <QtEndian>
#include <bit>

using namespace counterpoint;
using namespace counterpoint::test;

namespace {

template <class T>
QByteArray little(T number)
{
    QByteArray bytes(sizeof(T), '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}
QByteArray two(int number) { return little(quint16(number)); }
QByteArray four(qint64 number) { return little(quint32(number)); }
QByteArray real(double number) { return little(std::bit_cast<quint64>(number)); }
QByteArray record(int kind, const QByteArray& data) { return two(kind) + two(int(data.size())) + data; }
QByteArray inUnicode(const QString& text)
{
    auto bytes = two(int(text.size())) + QByteArray(1, '\1');
    for (const auto letter : text)
        bytes += two(letter.unicode());
    return bytes;
}

/// An OLE compound file with one stream, as [MS-CFB] describes it.
QByteArray inContainer(QByteArray stream)
{
    stream = stream.leftJustified(std::max<qsizetype>(4096, (stream.size() + 511) / 512 * 512), '\0');
    const auto sectors = stream.size() / 512;
    QByteArray table = four(-3) + four(-2);
    for (qsizetype i = 0; i < sectors; ++i)
        table += four(i + 1 == sectors ? -2 : i + 3);
    const auto entry = [](const QString& name, char type, qint64 child, qint64 start, qint64 size) {
        QByteArray letters;
        for (const auto letter : name)
            letters += two(letter.unicode());
        return letters.leftJustified(64, '\0') + two(int(letters.size()) + 2) + type + '\1' + four(-1) + four(-1) + four(child)
            + QByteArray(36, '\0') + four(start) + four(size) + four(0);
    };
    const auto header = QByteArray::fromHex("D0CF11E0A1B11AE1") + QByteArray(16, '\0') + two(0x3E) + two(3) + two(0xFFFE) + two(9) + two(6)
        + QByteArray(6, '\0') + four(0) + four(1) + four(1) + four(0) + four(4096) + four(-2) + four(0) + four(-2) + four(0) + four(0)
        + QByteArray(4 * 108, '\xFF');
    return header + table.leftJustified(512, '\xFF')
        + (entry("Root Entry", 5, 1, -2, 0) + entry("Workbook", 2, -1, 2, stream.size())).leftJustified(512, '\0') + stream;
}

/// A sheet with numbers, texts, dates and formulas, as [MS-XLS] describes it.
QByteArray aBook(bool from1904)
{
    const QStringList strings{"id", "day", "twice", "verdict", "next day", "Zoë", "=1+1"};
    const auto begin = [](int kind) { return record(0x809, two(0x600) + two(kind) + two(0) + two(0) + four(0) + four(6)); };
    const auto format = [](int number) { return record(0xE0, two(0) + two(number) + QByteArray(16, '\0')); };
    const auto globals = [&](qint64 sheetAt) {
        QByteArray texts;
        for (const auto& text : strings)
            texts += inUnicode(text);
        return begin(5) + record(0x42, two(1200)) + record(0x22, two(from1904 ? 1 : 0)) + format(0) + format(14)
            + record(0x85, four(sheetAt) + two(0) + QByteArray("\7\0Answers", 9))
            + record(0xFC, four(strings.size()) + four(strings.size()) + texts) + record(0xA, {});
    };
    const auto text = [](int row, int column, int which) { return record(0xFD, two(row) + two(column) + two(0) + four(which)); };
    const auto number = [](int row, int column, double value, int how) {
        return record(0x203, two(row) + two(column) + two(how) + real(value));
    };
    const auto formula = [](int row, int column, const QByteArray& result, int how) {
        return record(0x6, two(row) + two(column) + two(how) + result + two(0) + four(0) + two(3) + QByteArray("\x1e\x01\x00", 3));
    };
    QByteArray sheet = begin(0x10) + record(0x200, four(0) + four(3) + two(0) + two(5) + two(0));
    for (int i = 0; i < 5; ++i)
        sheet += text(0, i, i);
    for (int row = 1; row <= 2; ++row) {
        const double day = (from1904 ? 44'562 : 46'024) + row;
        sheet += text(row, 0, 4 + row) + number(row, 1, day, 1) + formula(row, 2, real(row * 2.5), 0)
            + formula(row, 3, row == 1 ? QByteArray("\0\0\0\0\0\0\xFF\xFF", 8) : QByteArray("\1\0\1\0\0\0\xFF\xFF", 8), 0);
        if (row == 1)
            sheet += record(0x207, inUnicode("très bien"));
        sheet += formula(row, 4, real(day + 1), 1);
    }
    const auto length = globals(0).size();
    return inContainer(globals(length) + sheet + record(0xA, {}));
}

} // namespace

TEST_CASE("an .xls gives texts, numbers, dates of both calendars, and what its formulas gave", "[xls]")
{
    for (const bool from1904 : {false, true}) {
        const auto bytes = aBook(from1904);
        REQUIRE(xls::isXls(bytes));
        const auto book = valueOf(xls::Workbook::open(bytes, "a.xls"));
        CHECK(book.sheets() == QStringList{"Answers"});
        const auto rows = valueOf(book.rows("Answers"));
        REQUIRE(rows.size() == 3);
        CHECK(rows[0] == xlsx::Row{QString("id"), QString("day"), QString("twice"), QString("verdict"), QString("next day")});
        CHECK(rows[1] == xlsx::Row{QString("Zoë"), QString("2026-01-03"), 2.5, QString("très bien"), QString("2026-01-04")});
        CHECK(rows[2] == xlsx::Row{QString("=1+1"), QString("2026-01-04"), 5.0, true, QString("2026-01-05")});
    }
}

TEST_CASE("a damaged .xls is refused in a sentence or read, and never crashes", "[xls]")
{
    const auto whole = aBook(false);
    for (qsizetype length = 0; length < whole.size(); length += 61)
        if (const auto book = xls::Workbook::open(whole.left(length), "cut.xls"); !book)
            CHECK(book.error().message.contains("“cut.xls”"));
    QRandomGenerator random(7);
    for (int round = 0; round < 1500; ++round) {
        auto hurt = whole;
        for (int i = 0; i <= random.bounded(4); ++i) {
            const int at = random.bounded(int(hurt.size()));
            hurt[at] = char(hurt[at] ^ (1 << random.bounded(8)));
        }
        xls::formulaResults(hurt);
        if (const auto book = xls::Workbook::open(hurt, "hurt.xls"))
            for (const auto& sheet : book->sheets())
                if (const auto rows = book->rows(sheet); !rows)
                    CHECK(rows.error().message.contains("“hurt.xls”"));
    }
}
