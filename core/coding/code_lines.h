#pragma once
#include "core/base/id.h"
#include <QString>
#include <vector>

namespace counterpoint {
class Read;

/// One line of a matrix: a code alone, or with all below it.
struct CodeLine {
    CodeId code;
    QString path;
    QString name;
    QString colour;
    std::vector<CodeId> codes; ///< whose codings count, its own first
    std::vector<CodeId> above; ///< its parents, upwards
    bool withChildren = false;
};

namespace code_lines {
/// Lines for codes in the order of the codebook; for all there are where none is named. Codes that are gone are left out.
std::vector<CodeLine> of(const Read& db, const std::vector<CodeId>& wanted, bool withChildren);
/// Whether one of the two counts codings of the other, so that they stand together always.
bool areKin(const CodeLine& one, const CodeLine& other);

/// Which lines a coding of a code counts for.
class Finder {
public:
    explicit Finder(const std::vector<CodeLine>& lines);
    const std::vector<int>& of(CodeId code) const;

private:
    std::vector<std::vector<int>> m_lines; ///< by id of the code
};
} // namespace code_lines

} // namespace counterpoint
