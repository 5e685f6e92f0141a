#include "core/interchange/sav/case_units.h"
#include <QtEndian>
#include <algorithm>

namespace counterpoint::sav {

namespace {

constexpr std::size_t largestBlock = 64u * 1024 * 1024; ///< unpacked; SPSS writes blocks of 4 MB

/// What a code of packed data stands for.
enum Code : unsigned char { Padding = 0, End = 252, Literal = 253, Spaces = 254, Missing = 255 };

/// One zlib stream; empty where it is damaged or not of that size.
QByteArray unpacked(std::string_view packed, std::size_t size)
{
    QByteArray stream(4, '\0'); // qUncompress wants the size before it
    qToBigEndian(quint32(size), stream.data());
    stream.append(packed.data(), qsizetype(packed.size()));
    auto bytes = qUncompress(stream);
    return bytes.size() == qsizetype(size) ? bytes : QByteArray();
}

} // namespace

CaseUnits::CaseUnits(std::string_view file, std::size_t casesAt, Packing packing, bool swapped, double bias)
    : m_file(file)
    , m_fileAt(casesAt)
    , m_packing(packing)
    , m_swapped(swapped)
    , m_bias(bias)
{
    if (packing == Packing::Zipped)
        m_sound = readBlockList();
    else
        m_run = file.substr(casesAt);
}

bool CaseUnits::readBlockList()
{
    ByteReader heading(m_file, m_fileAt);
    heading.setSwapped(m_swapped);
    heading.skip(8);
    const auto trailerAt = heading.int64();
    const auto trailerSize = heading.int64();
    if (!heading.isSound() || trailerAt < std::int64_t(heading.at()) || trailerAt > std::int64_t(m_file.size()) || trailerSize < 24)
        return false;
    ByteReader trailer(m_file, std::size_t(trailerAt));
    trailer.setSwapped(m_swapped);
    trailer.skip(20);
    const auto count = trailer.int32();
    if (count < 0 || std::size_t(count) > trailer.left() / 24)
        return false;
    for (std::int32_t i = 0; i < count; ++i) {
        trailer.skip(8);
        const auto at = trailer.int64();
        const auto size = trailer.int32();
        const auto packedSize = trailer.int32();
        if (at < 0 || size < 0 || packedSize < 0 || std::size_t(size) > largestBlock || at > trailerAt || packedSize > trailerAt - at)
            return false;
        m_blocks.push_back({std::size_t(at), std::size_t(packedSize), std::size_t(size)});
    }
    return true;
}

bool CaseUnits::openNextBlock()
{
    if (m_nextBlock >= m_blocks.size())
        return false;
    const auto& block = m_blocks[m_nextBlock++];
    m_fileAt = block.at;
    m_block = unpacked(m_file.substr(block.at, block.packedSize), block.size);
    m_sound = m_sound && m_block.size() == qsizetype(block.size);
    m_run = {m_block.constData(), std::size_t(m_block.size())};
    return m_sound;
}

bool CaseUnits::take(char* bytes, std::size_t length)
{
    while (length > 0) {
        if (m_run.empty() && (m_packing != Packing::Zipped || !openNextBlock()))
            return false;
        const auto part = std::min(length, m_run.size());
        std::copy_n(m_run.data(), part, bytes);
        m_run.remove_prefix(part);
        bytes += part;
        length -= part;
    }
    if (m_packing != Packing::Zipped)
        m_fileAt = m_file.size() - m_run.size();
    return true;
}

Unit CaseUnits::packed()
{
    Unit unit;
    for (;;) {
        if (m_code == m_codes.size()) {
            const bool isEnd = m_run.empty() && m_nextBlock == m_blocks.size(); // some programs write no code for the end
            if (!take(reinterpret_cast<char*>(m_codes.data()), m_codes.size())) {
                unit.kind = isEnd && m_sound ? Unit::Kind::End : Unit::Kind::Damaged;
                return unit;
            }
            m_code = 0;
        }
        const auto code = m_codes[m_code++];
        switch (code) {
        case Padding:
            continue;
        case End:
            unit.kind = Unit::Kind::End;
            return unit;
        case Literal:
            if (!take(unit.bytes.data(), unit.bytes.size()))
                unit.kind = Unit::Kind::Damaged;
            return unit;
        case Spaces:
            unit.kind = Unit::Kind::Spaces;
            return unit;
        case Missing:
            unit.kind = Unit::Kind::Missing;
            return unit;
        default:
            unit.kind = Unit::Kind::Number;
            unit.number = code - m_bias;
            return unit;
        }
    }
}

Unit CaseUnits::next()
{
    Unit unit;
    if (!m_sound) {
        unit.kind = Unit::Kind::Damaged;
        return unit;
    }
    if (m_packing != Packing::None)
        return packed();
    if (m_run.empty())
        unit.kind = Unit::Kind::End;
    else if (!take(unit.bytes.data(), unit.bytes.size()))
        unit.kind = Unit::Kind::Damaged;
    return unit;
}

} // namespace counterpoint::sav
