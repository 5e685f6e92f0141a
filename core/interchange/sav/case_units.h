#pragma once
#include "core/interchange/sav/byte_reader.h"
#include <QByteArray>
#include <array>
#include <vector>

namespace counterpoint::sav {

/// Eight bytes of a case: a number, or a piece of a text.
struct Unit {
    enum class Kind { Bytes, Number, Missing, Spaces, End, Damaged };
    Kind kind = Kind::Bytes;
    std::array<char, 8> bytes{};
    double number = 0;
};

/// The cases of a file as a run of units, whichever way they are packed.
class CaseUnits {
public:
    enum class Packing { None, ByBytes, Zipped };
    CaseUnits(std::string_view file, std::size_t casesAt, Packing packing, bool swapped, double bias);
    Unit next();
    std::size_t at() const { return m_fileAt; } ///< in the file, for telling where it is damaged

private:
    bool take(char* bytes, std::size_t length);
    bool openNextBlock();
    bool readBlockList();
    Unit packed();

    struct Block {
        std::size_t at = 0;
        std::size_t packedSize = 0;
        std::size_t size = 0;
    };
    std::string_view m_file;
    std::size_t m_fileAt;
    Packing m_packing;
    bool m_swapped;
    double m_bias;
    bool m_sound = true;
    std::string_view m_run; ///< what is left of the file, or of the block that is open
    std::vector<Block> m_blocks; ///< of a zipped file
    std::size_t m_nextBlock = 0;
    QByteArray m_block;
    std::array<unsigned char, 8> m_codes{};
    std::size_t m_code = 8;
};

} // namespace counterpoint::sav
