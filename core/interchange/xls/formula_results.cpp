#include "core/interchange/xls/formula_results.h"
#include "core/interchange/xls/compound_file.h"
#include "core/interchange/xls/little_endian.h"
#include "core/interchange/xlsx/number_format.h"
#include <bit>
#include <optional>

namespace counterpoint::xls {

namespace {

/// Kinds of records, as [MS-XLS] 2.3 numbers them.
enum Kind : quint16 {
    Formula = 0x0006,
    End = 0x000A,
    DateMode = 0x0022,
    Sheet = 0x0085,
    ExtendedFormat = 0x00E0,
    Text = 0x0207,
    Format = 0x041E,
    Begin = 0x0809
};

constexpr int columns = 256; ///< of a sheet

struct Record {
    quint16 kind = 0;
    QByteArray data;
};

/// Goes through the records of a stream from a place on.
class Records {
public:
    Records(const QByteArray& stream, qsizetype at)
        : m_stream(stream)
        , m_at(at)
    {
    }
    bool next(Record& record)
    {
        if (m_at < 0 || m_at + 4 > m_stream.size())
            return false;
        const auto length = numberAt<quint16>(m_stream, m_at + 2);
        record = {numberAt<quint16>(m_stream, m_at), m_stream.mid(m_at + 4, length)};
        m_at += 4 + length;
        return true;
    }

private:
    const QByteArray& m_stream;
    qsizetype m_at;
};

QString textOf(const QByteArray& data, bool isUnicode)
{
    const auto length = qsizetype(numberAt<quint16>(data, 0));
    if (!isUnicode)
        return QString::fromLatin1(data.mid(2, length));
    if ((numberAt<quint8>(data, 2) & 1) == 0)
        return QString::fromLatin1(data.mid(3, length));
    QString text;
    for (qsizetype i = 0; i < length && 3 + 2 * i + 2 <= data.size(); ++i)
        text += QChar(numberAt<quint16>(data, 3 + 2 * i));
    return text;
}

class Book {
public:
    explicit Book(const QByteArray& stream)
        : m_stream(stream)
    {
        Records records(stream, 0);
        std::map<int, bool> own;
        for (Record record; records.next(record) && record.kind != End;) {
            if (record.kind == Begin)
                m_isUnicode = numberAt<quint16>(record.data, 0) >= 0x0600;
            else if (record.kind == DateMode)
                m_from1904 = numberAt<quint16>(record.data, 0) == 1;
            else if (record.kind == Sheet)
                m_sheets.push_back(qsizetype(numberAt<quint32>(record.data, 0)));
            else if (record.kind == Format)
                own[numberAt<quint16>(record.data, 0)] =
                    xlsx::isDateFormat(m_isUnicode ? textOf(record.data.mid(2), true).toStdString() : record.data.mid(3).toStdString());
            else if (record.kind == ExtendedFormat) {
                const int format = numberAt<quint16>(record.data, 2);
                const auto known = own.find(format);
                m_isDate.push_back(known != own.end() ? known->second : xlsx::isDateFormat(format));
            }
        }
    }
    std::vector<FormulaResults> read() const
    {
        std::vector<FormulaResults> sheets;
        for (const auto at : m_sheets)
            sheets.push_back(sheetAt(at));
        return sheets;
    }

private:
    FormulaResults sheetAt(qsizetype at) const
    {
        FormulaResults results;
        Records records(m_stream, at);
        int depth = 0; // a chart within a sheet has a beginning and an end of its own
        std::optional<std::pair<unsigned, unsigned>> awaited; // a text follows in a record of its own
        for (Record record; records.next(record);) {
            if (record.kind == Begin)
                ++depth;
            else if (record.kind == End && --depth <= 0)
                break;
            else if (record.kind == Text && awaited) {
                results[*awaited] = textOf(record.data, m_isUnicode);
                awaited.reset();
            } else if (record.kind == Formula && depth == 1 && record.data.size() >= 14 && numberAt<quint16>(record.data, 2) < columns) {
                const std::pair<unsigned, unsigned> place(numberAt<quint16>(record.data, 0), numberAt<quint16>(record.data, 2));
                awaited.reset();
                if (numberAt<quint16>(record.data, 12) != 0xFFFF)
                    results[place] = number(std::bit_cast<double>(numberAt<quint64>(record.data, 6)), numberAt<quint16>(record.data, 4));
                else if (numberAt<quint8>(record.data, 6) == 0)
                    awaited = place;
                else if (numberAt<quint8>(record.data, 6) == 1)
                    results[place] = numberAt<quint8>(record.data, 8) != 0;
            }
        }
        return results;
    }
    xlsx::Cell number(double value, std::size_t format) const
    {
        if (format < m_isDate.size() && m_isDate[format])
            if (auto date = xlsx::dateOf(value, m_from1904); !date.isEmpty())
                return date;
        return value;
    }

    const QByteArray& m_stream;
    std::vector<qsizetype> m_sheets;
    std::vector<bool> m_isDate; ///< for each extended format
    bool m_isUnicode = true;
    bool m_from1904 = false;
};

} // namespace

std::vector<FormulaResults> formulaResults(const QByteArray& bytes)
{
    const auto stream = streamOf(bytes, {QStringLiteral("Workbook"), QStringLiteral("Book")});
    return stream.isEmpty() ? std::vector<FormulaResults>() : Book(stream).read();
}

} // namespace counterpoint::xls
