#pragma once
#include "core/coding/coded_material.h"
#include <QString>
#include <optional>
#include <unordered_map>
#include <vector>

namespace counterpoint {

/// Whose voice is compared: what is heard in a strand, or Cases with a value of an attribute, or everybody's.
struct Side {
    QString title; ///< for people
    std::optional<Strand> strand;
    AttributeId attribute; ///< where it is no strand
    QString value;
    DatasetId dataset; ///< whose respondents belong here though they are no Cases; may be invalid

    bool isEverybody() const { return !strand && !attribute.isValid() && value.isEmpty(); }
    static Side everybody() { return {}; }
    static Side of(Strand strand);
    static Side of(AttributeId attribute, const QString& value, DatasetId dataset = {});
};

/// What a side says of a code: the four states of its Cases, and how much.
struct SideMention {
    int mentioning = 0; ///< Cases, and respondents who are no Case, who mention it
    int counted = 0; ///< of those asked whose material is coded: the denominator
    int notYetCoded = 0;
    int notAsked = 0;
    int groups = 0; ///< focus groups in which those counted sit
    int codings = 0;
    qint64 words = 0; ///< where the material counts them
    QString prominence() const; ///< '7 of 12'
    bool operator==(const SideMention&) const = default;
};

/// The voices of a material, sorted into sides. A Case whose attribute has no value, or another one, is on no side.
class Sides {
public:
    Sides(const Read& db, const CodedMaterial& material, std::vector<Side> sides);
    const std::vector<Side>& all() const { return m_sides; }
    SideMention mention(int side, int line) const; ///< both are places
    /// The sentence whose passages are what a side says of a line.
    QString passages(int side, int line) const;

private:
    /// Contributions of one Case, or of one respondent who is no Case.
    using Voice = std::vector<int>;

    const CodedMaterial& m_material;
    std::vector<Side> m_sides;
    std::vector<QString> m_terms; ///< by side: what narrows a query to it
    std::vector<std::vector<Voice>> m_voices; ///< by side
};

} // namespace counterpoint
