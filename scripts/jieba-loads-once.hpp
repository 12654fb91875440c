// Compiled into nodejieba before its own sources (see compile-nodejieba.mjs), so that a thread loads the dictionary once and fast:
// as they are, they load it twice, and sort all of it to know three of its weights. What nodejieba answers stays the same.
#include "cppjieba/Trie.hpp"

#include <algorithm>
#include <memory>

namespace cppjieba {

// DictTrie sorts its words for the least, the middle and the greatest weight. As no template, this is preferred to std::sort.
inline void sort(vector<DictUnit>::iterator first, vector<DictUnit>::iterator last, bool (*less)(const DictUnit&, const DictUnit&)) {
  const vector<DictUnit>::iterator middle = first + (last - first) / 2;
  std::nth_element(first, middle, last, less);
  std::iter_swap(first, std::min_element(first, middle + 1, less));
  std::iter_swap(last - 1, std::max_element(middle, last, less));
}

}  // namespace cppjieba

#define TextRankExtractor EagerTextRankExtractor
#include "cppjieba/TextRankExtractor.hpp"
#undef TextRankExtractor

namespace cppjieba {

// The binding makes one when it loads, and it loads a dictionary of its own: here not before it is asked for keywords.
class TextRankExtractor {
 public:
  TextRankExtractor(const string& dict, const string& model, const string& stop_words, const string& user_dict)
      : dict_(dict), model_(model), stop_words_(stop_words), user_dict_(user_dict) {}

  void Extract(const string& sentence, vector<pair<string, double> >& keywords, size_t most) {
    if (!loaded_) loaded_.reset(new EagerTextRankExtractor(dict_, model_, stop_words_, user_dict_));
    loaded_->Extract(sentence, keywords, most);
  }

 private:
  const string dict_, model_, stop_words_, user_dict_;
  std::unique_ptr<EagerTextRankExtractor> loaded_;
};

}  // namespace cppjieba
