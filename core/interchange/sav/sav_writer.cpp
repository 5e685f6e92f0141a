#include "core/interchange/sav/sav_writer.h"
#include "core/interchange/sav/sav_layout.h"
#include "core/interchange/sav/sav_output.h"
#include "core/interchange/sav/sav_packed_cases.h"
#include <QDateTime>
#include <algorithm>
#include <cmath>
#include <map>

namespace counterpoint::sav {

namespace {

std::int32_t packed(data_file::DisplayFormat format) { return (format.code << 16) | (format.width << 8) | format.decimals; }

std::int32_t unitsOf(int width) { return width == 0 ? 1 : (width + 7) / 8; }

/// The bytes of a value label, a missing code or any other single value.
QByteArray eightBytes(const data_file::Value& value)
{
    Output bytes;
    if (const auto* number = std::get_if<double>(&value))
        bytes.real(*number);
    else
        bytes.padded(std::get<QString>(value).toUtf8(), 8);
    return bytes.all();
}

/// Writes the records before the cases.
class DictionaryWriting {
public:
    DictionaryWriting(const data_file::File& file, const Layout& layout)
        : m_file(file)
        , m_layout(layout)
    {
    }
    QByteArray write(const QString& made);

private:
    void header(const QString& made);
    void variables();
    void variable(const Placed& placed, int piece);
    void labels();
    void documents();
    void machine();
    void sets();
    void display();
    void longNames();
    void longTexts();
    void attributes();
    void longTextLabels();
    void longTextMissing();
    const Placed* placed(const QString& name) const;

    const data_file::File& m_file;
    const Layout& m_layout;
    Output m_out;
};

const Placed* DictionaryWriting::placed(const QString& name) const
{
    const auto found =
        std::find_if(m_layout.variables.begin(), m_layout.variables.end(), [&](const Placed& one) { return one.variable->name == name; });
    return found == m_layout.variables.end() ? nullptr : &*found;
}

void DictionaryWriting::header(const QString& made)
{
    std::int32_t units = 0;
    std::int32_t weight = 0;
    for (const auto& one : m_layout.variables) {
        if (!m_file.weight.isEmpty() && one.variable->name == m_file.weight && one.width == 0)
            weight = units + 1;
        for (int piece = 0; piece < one.pieces(); ++piece)
            units += unitsOf(one.widthOf(piece));
    }
    const auto time = QDateTime::fromString(made, Qt::ISODate);
    m_out.bytes("$FL2");
    m_out.padded("@(#) SPSS DATA FILE Counterpoint", 60);
    m_out.int32(2); // layout
    m_out.int32(units);
    m_out.int32(1); // packed by bytes
    m_out.int32(weight);
    m_out.int32(std::int32_t(m_file.rows));
    m_out.real(100); // what is added to small whole numbers in packed cases
    m_out.padded(QLocale::c().toString(time, QStringLiteral("dd MMM yy")).toLatin1(), 9);
    m_out.padded(time.toString(QStringLiteral("HH:mm:ss")).toLatin1(), 8);
    m_out.padded(cut(m_file.label, 64), 64);
    m_out.zeros(3);
}

void DictionaryWriting::variable(const Placed& one, int piece)
{
    const int width = one.widthOf(piece);
    const bool isFirst = piece == 0;
    auto format = one.format;
    if (width > 0)
        format = {1, width, 0};
    const bool hasRange = std::any_of(one.missing.begin(), one.missing.end(), [](const auto& code) {
        const auto* range = std::get_if<data_file::Range>(&code);
        return range && range->low < range->high;
    });
    const bool missingHere = isFirst && (one.width == 0 || one.width <= 8);
    const auto codes = missingHere ? std::int32_t(one.missing.size()) : 0;
    m_out.int32(2);
    m_out.int32(width);
    m_out.int32(isFirst && !one.label.isEmpty() ? 1 : 0);
    m_out.int32(hasRange && missingHere ? -(codes + 1) : codes);
    m_out.int32(packed(format));
    m_out.int32(packed(format));
    m_out.padded(one.shortNames[std::size_t(piece)], 8);
    if (isFirst && !one.label.isEmpty()) {
        m_out.int32(std::int32_t(one.label.size()));
        m_out.bytes(one.label);
        m_out.zeros((4 - one.label.size() % 4) % 4);
    }
    if (missingHere)
        for (const auto& code : one.missing) {
            const auto* range = std::get_if<data_file::Range>(&code);
            m_out.bytes(eightBytes(range ? data_file::Value(range->low) : data_file::Value(std::get<QString>(code))));
            if (range && range->low < range->high)
                m_out.real(range->high);
        }
    for (int unit = 1; unit < unitsOf(width); ++unit) {
        m_out.int32(2);
        m_out.int32(-1);
        m_out.zeros(24);
    }
}

void DictionaryWriting::variables()
{
    for (const auto& one : m_layout.variables)
        for (int piece = 0; piece < one.pieces(); ++piece)
            variable(one, piece);
}

void DictionaryWriting::labels()
{
    std::int32_t index = 1;
    for (const auto& one : m_layout.variables) {
        if (!one.labels.empty() && one.width <= 8) {
            m_out.int32(3);
            m_out.int32(std::int32_t(one.labels.size()));
            for (const auto& label : one.labels) {
                const auto text = label.label.toUtf8();
                m_out.bytes(eightBytes(label.value));
                m_out.byte(int(text.size()));
                m_out.bytes(text);
                m_out.zeros((8 - (text.size() + 1) % 8) % 8);
            }
            m_out.int32(4);
            m_out.int32(1);
            m_out.int32(index);
        }
        for (int piece = 0; piece < one.pieces(); ++piece)
            index += unitsOf(one.widthOf(piece));
    }
}

void DictionaryWriting::documents()
{
    constexpr qsizetype lineLength = 80;
    QByteArrayList lines;
    for (const auto& document : m_file.documents) {
        auto rest = document;
        do {
            lines << cut(rest, lineLength);
            rest = QString::fromUtf8(rest.toUtf8().mid(lines.back().size()));
        } while (!rest.isEmpty());
    }
    if (lines.isEmpty())
        return;
    m_out.int32(6);
    m_out.int32(std::int32_t(lines.size()));
    for (const auto& line : lines)
        m_out.padded(line, lineLength);
}

void DictionaryWriting::machine()
{
    Output numbers;
    for (const std::int32_t number : {16, 0, 0, -1, 1, 1, 2, 65001}) // version, machine, IEEE 754, packing, little-endian, UTF-8
        numbers.int32(number);
    m_out.extension(3, 4, numbers.all());
    Output reals;
    reals.real(data_file::lowest()); // system-missing
    reals.real(data_file::highest());
    reals.real(std::nextafter(data_file::lowest(), 0)); // the lowest number that is none
    m_out.extension(4, 8, reals.all());
}

void DictionaryWriting::sets()
{
    const auto counted = [](const QByteArray& text) { return QByteArray::number(text.size()) + ' ' + text + ' '; };
    QByteArray lines;
    for (const auto& set : m_file.sets) {
        QByteArray names;
        for (const auto& name : set.variables)
            if (const auto* one = placed(name))
                names += (names.isEmpty() ? "" : " ") + one->shortNames.front().toLower();
        const auto setName = set.name.startsWith(u'$') ? set.name : u'$' + set.name;
        lines += cut(setName, 63) + '=' + (set.isDichotomies ? "D" + counted(set.counted.toUtf8()) : QByteArray("C "))
            + counted(cut(set.label, 255)) + names + '\n';
    }
    if (!lines.isEmpty())
        m_out.extension(7, 1, lines);
}

void DictionaryWriting::display()
{
    Output entries;
    for (const auto& one : m_layout.variables)
        for (int piece = 0; piece < one.pieces(); ++piece) {
            const auto measure = one.variable->measure;
            entries.int32(measure == data_file::Measure::Unknown ? (one.width > 0 ? 1 : 3) : std::int32_t(measure));
            entries.int32(std::clamp(one.width > 0 ? one.width : 8, 1, 40)); // columns in SPSS's window
            entries.int32(one.width > 0 ? 0 : 1); // texts at the left, numbers at the right
        }
    m_out.extension(11, 4, entries.all());
}

void DictionaryWriting::longNames()
{
    QByteArray items;
    for (const auto& one : m_layout.variables)
        items += (items.isEmpty() ? "" : "\t") + one.shortNames.front() + '=' + one.name.toUtf8();
    m_out.extension(13, 1, items);
}

void DictionaryWriting::longTexts()
{
    QByteArray items;
    for (const auto& one : m_layout.variables)
        if (one.pieces() > 1)
            items += one.shortNames.front() + '=' + QByteArray::number(one.width).rightJustified(5, '0') + QByteArray("\0\t", 2);
    if (!items.isEmpty())
        m_out.extension(14, 1, items);
}

void DictionaryWriting::attributes()
{
    QByteArray items;
    for (const auto& one : m_layout.variables) {
        if (one.attributes.empty())
            continue;
        items += (items.isEmpty() ? "" : "/") + one.name.toUtf8() + ':';
        for (const auto& [name, value] : one.attributes)
            items += name + "('" + value + "'\n)";
    }
    if (!items.isEmpty())
        m_out.extension(18, 1, items);
}

void DictionaryWriting::longTextLabels()
{
    Output entries;
    const auto sized = [&entries](const QByteArray& text) {
        entries.int32(std::int32_t(text.size()));
        entries.bytes(text);
    };
    for (const auto& one : m_layout.variables) {
        if (one.width <= 8 || one.labels.empty())
            continue;
        sized(one.name.toUtf8());
        entries.int32(one.width);
        entries.int32(std::int32_t(one.labels.size()));
        for (const auto& label : one.labels) {
            sized(std::get<QString>(label.value).toUtf8().leftJustified(one.width, ' ', true));
            sized(label.label.toUtf8());
        }
    }
    if (!entries.all().isEmpty())
        m_out.extension(21, 1, entries.all());
}

void DictionaryWriting::longTextMissing()
{
    Output entries;
    for (const auto& one : m_layout.variables) {
        if (one.width <= 8 || one.missing.empty())
            continue;
        entries.int32(std::int32_t(one.name.toUtf8().size()));
        entries.bytes(one.name.toUtf8());
        entries.byte(int(one.missing.size()));
        entries.int32(8);
        for (const auto& code : one.missing)
            entries.padded(std::get<QString>(code).toUtf8(), 8);
    }
    if (!entries.all().isEmpty())
        m_out.extension(22, 1, entries.all());
}

QByteArray DictionaryWriting::write(const QString& made)
{
    header(made);
    variables();
    labels();
    documents();
    machine();
    sets();
    display();
    longNames();
    longTexts();
    Output cases;
    cases.int64(1);
    cases.int64(std::int64_t(m_file.rows));
    m_out.extension(16, 8, cases.all());
    attributes();
    m_out.extension(20, 1, "UTF-8");
    longTextLabels();
    longTextMissing();
    m_out.int32(999);
    m_out.int32(0);
    return m_out.all();
}

} // namespace

data_file::Written write(const data_file::File& file, const QString& made)
{
    const auto layout = layOut(file);
    auto bytes = DictionaryWriting(file, layout).write(made);
    PackedCases cases(bytes);
    for (std::size_t row = 0; row < file.rows; ++row)
        for (const auto& one : layout.variables)
            if (one.width == 0)
                cases.number(one.variable->numbers[row]);
            else
                cases.text(one, one.variable->texts.at(row));
    cases.finish();
    return {std::move(bytes), layout.losses};
}

QStringList losses(const data_file::File& file) { return layOut(file).losses; }

} // namespace counterpoint::sav
