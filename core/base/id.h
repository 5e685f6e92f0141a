#pragma once
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace counterpoint {

/// Row id of one kind of entity. `Id<A>` and `Id<B>` do not convert to each other or to int; 0 means 'none'.
template <class Tag>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(std::int64_t value)
        : m_value(value)
    {
    }
    constexpr std::int64_t value() const { return m_value; }
    constexpr bool isValid() const { return m_value > 0; }
    friend constexpr auto operator<=>(Id, Id) = default;

private:
    std::int64_t m_value = 0;
};

using CoderId = Id<struct CoderTag>;
using CaseId = Id<struct CaseTag>;
using AttributeId = Id<struct AttributeTag>;
using SourceId = Id<struct SourceTag>;
using SpeakerId = Id<struct SpeakerTag>;
using TurnId = Id<struct TurnTag>;
using CodeId = Id<struct CodeTag>;
using CodingId = Id<struct CodingTag>;
using MemoId = Id<struct MemoTag>;
using DatasetId = Id<struct DatasetTag>;
using VariableId = Id<struct VariableTag>;
using AnalysisId = Id<struct AnalysisTag>;
using FindingId = Id<struct FindingTag>;
using EvidenceId = Id<struct EvidenceTag>;
using RecordingId = Id<struct RecordingTag>;
using PseudonymId = Id<struct PseudonymTag>;
using GuideId = Id<struct GuideTag>;
using GuideQuestionId = Id<struct GuideQuestionTag>;
using SavedFilterId = Id<struct SavedFilterTag>;
using AnswerSetId = Id<struct AnswerSetTag>;
using StepId = Id<struct StepTag>;

} // namespace counterpoint

template <class Tag>
struct std::hash<counterpoint::Id<Tag>> {
    std::size_t operator()(counterpoint::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value()); }
};
