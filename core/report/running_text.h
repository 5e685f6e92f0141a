#pragma once
#include "core/report/document.h"

namespace counterpoint {
class Read;
}

/// What a researcher types, with a few plain marks in it, as blocks of a report; docs/decisions/0034 lists the marks.
namespace counterpoint::report {

/// Each line is a paragraph; lines that begin with `- ` or `1. ` are lists, with `> ` a quote, whose last line may say `> — whose words`.
/// Live figures are no marks here: see the other one.
std::vector<Block> blocksOf(const QString& body);
/// The same, each live figure as it was last accepted; one that no longer holds is marked with what the study says now.
std::vector<Block> blocksOf(const Read& db, const QString& body);

/// One line: `**bold**`, `*italic*`, `^[footnote]`, `[@key, p. 12; @other]`, `{table: Caption}`. What is no mark stays as typed, and
/// so does a mark behind a backslash, which goes.
Prose proseOf(const QString& line);
/// Words that proseOf() gives back unchanged, whatever stands in them.
QString escaped(const QString& words);

} // namespace counterpoint::report
