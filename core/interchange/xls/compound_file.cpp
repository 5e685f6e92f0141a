#include "core/interchange/xls/compound_file.h"
#include "core/interchange/xls/little_endian.h"
#include <algorithm>
#include <vector>

namespace counterpoint::xls {

namespace {

constexpr quint32 lastSector = 0xFFFFFFFA; ///< greater numbers are marks
constexpr qsizetype headerSize = 512;
constexpr int entrySize = 128;
constexpr qsizetype smallestStream = 4096; ///< smaller ones lie elsewhere; no workbook is that small

class Container {
public:
    explicit Container(const QByteArray& bytes)
        : m_bytes(bytes)
        , m_size(qsizetype(1) << std::clamp<int>(numberAt<quint16>(bytes, 30), 9, 16))
    {
        readTable();
    }
    /// The sectors of a chain one after the other; no more than the file has, so that a circle ends.
    QByteArray chain(quint32 sector) const
    {
        QByteArray bytes;
        while (sector < m_table.size() && bytes.size() <= m_bytes.size()) {
            const auto taken = sectorAt(sector);
            if (taken.isEmpty())
                break;
            bytes += taken;
            sector = m_table[sector];
        }
        return bytes;
    }

private:
    QByteArray sectorAt(quint32 sector) const { return m_bytes.mid((qsizetype(sector) + 1) * m_size, m_size); }
    void addTable(quint32 sector)
    {
        const auto bytes = sectorAt(sector);
        for (qsizetype at = 0; at + 4 <= bytes.size(); at += 4)
            m_table.push_back(numberAt<quint32>(bytes, at));
    }
    void readTable()
    {
        constexpr int inHeader = 109;
        for (int i = 0; i < inHeader; ++i)
            if (const auto sector = numberAt<quint32>(m_bytes, 76 + 4 * i); sector < lastSector)
                addTable(sector);
        auto more = numberAt<quint32>(m_bytes, 68);
        const auto most = m_bytes.size() / m_size;
        for (qsizetype steps = 0; more < lastSector && steps < most && qsizetype(m_table.size()) <= most + m_size; ++steps) {
            const auto list = sectorAt(more);
            if (list.size() < m_size)
                return;
            for (qsizetype at = 0; at + 8 <= list.size(); at += 4)
                if (const auto sector = numberAt<quint32>(list, at); sector < lastSector)
                    addTable(sector);
            more = numberAt<quint32>(list, list.size() - 4);
        }
    }

    const QByteArray& m_bytes;
    qsizetype m_size;
    std::vector<quint32> m_table; ///< for each sector the next one of its chain
};

} // namespace

QByteArray streamOf(const QByteArray& bytes, const QStringList& names)
{
    if (!bytes.startsWith("\xD0\xCF\x11\xE0") || bytes.size() < headerSize)
        return {};
    const Container container(bytes);
    const auto directory = container.chain(numberAt<quint32>(bytes, 48));
    for (qsizetype at = 0; at + entrySize <= directory.size(); at += entrySize) {
        const auto length = std::min<int>(numberAt<quint16>(directory, at + 64), 64) / 2 - 1;
        QString name;
        for (int i = 0; i < length; ++i)
            name += QChar(numberAt<quint16>(directory, at + 2 * i));
        const auto size = qsizetype(numberAt<quint32>(directory, at + 120));
        if (names.contains(name) && size >= smallestStream)
            return container.chain(numberAt<quint32>(directory, at + 116)).left(size);
    }
    return {};
}

} // namespace counterpoint::xls
