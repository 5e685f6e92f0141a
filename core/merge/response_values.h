#pragma once
#include "core/base/result.h"
#include "core/merge/fork.h"
#include <cstdint>
#include <vector>

namespace counterpoint::merge {
class RowMerge;

/// Merges the answers of datasets cell by cell, three ways, and appends responses that only they have.
class ResponseValues {
public:
    ResponseValues(Edit& db, const OtherCopy& other, RowMerge& rows)
        : m_db(db)
        , m_other(other)
        , m_rows(rows)
    {
    }
    /// Before rows are merged: which responses they added, and where these come to stand.
    void findNewResponses();
    /// After rows were merged, so that every variable is known.
    Result<> merge();

private:
    struct Grown {
        std::int64_t theirs = 0; ///< ids of the dataset
        std::int64_t ours = 0;
        std::int64_t rowsOfBase = 0;
        std::int64_t rowsOfOurs = 0;
        std::int64_t rowsOfTheirs = 0;
        std::vector<std::int64_t> appended; ///< rows of theirs, in order
    };
    Result<> merge(const Grown& dataset);
    void copyChunks(std::int64_t theirs, std::int64_t ours);

    Edit& m_db;
    const OtherCopy& m_other;
    RowMerge& m_rows;
    std::vector<Grown> m_datasets;
};

} // namespace counterpoint::merge
